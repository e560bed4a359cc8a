package org.cadastre.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.cadastre.runtime.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, 2026-11-20T23:59:59.999999Z, 2026-11-20T00:00:00Z",
    "yesterday, 2026-11-20T23:59:59.999999Z, 2026-11-20T00:00:00Z",
    "today, 2026-11-21T08:00:00Z, 2026-11-21T00:00:00Z",
    "now, 2026-11-21T08:00:00Z, 2026-11-21T08:00:00Z",
    "2d ago, 2026-11-19T08:00:00Z, 2026-11-19T08:00:00Z",
    "-12h, 2026-11-20T20:00:00Z, 2026-11-20T20:00:00Z",
    "2026-11-20T10:00:00+02:00, 2026-11-20T08:00:00Z, 2026-11-20T08:00:00Z",
  })
  void aDayIsMeantToItsEndOrFromItsBeginning(String words, Instant was, Instant begins) {
    assertThat(Moment.parse(words, NOW)).isEqualTo(was);
    assertThat(Moment.beginning(words, NOW)).isEqualTo(begins);
  }

  @Test
  void whatIsYetToComeCanBeginButWasNotSo() {
    assertThat(Moment.beginning("2026-12-01", NOW)).isEqualTo("2026-12-01T00:00:00Z");
    for (var words : new String[] {"2026-11-22", "2026-11-21T08:00:01Z", "+999999999-12-31"}) {
      assertThatThrownBy(() -> Moment.parse(words, NOW))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("yet to come");
    }
  }
}
