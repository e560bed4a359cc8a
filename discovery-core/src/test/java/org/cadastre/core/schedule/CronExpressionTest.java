package org.cadastre.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static List<String> next(String cron, String after, ZoneId zone, int count) {
    var expression = CronExpression.parse(cron);
    var found = new ArrayList<String>();
    var moment = Instant.parse(after);
    for (int i = 0; i < count; i++) {
      moment = expression.after(moment, zone).orElseThrow();
      found.add(moment.toString());
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 2 * * *        | 2026-11-21T02:00:00Z | 2026-11-22T02:00:00Z",
        "0 2 * * *        | 2026-11-21T01:59:59Z | 2026-11-21T02:00:00Z",
        "*/15 * * * *     | 2026-11-21T01:07:00Z | 2026-11-21T01:15:00Z",
        "5-59/20 8 * * *  | 2026-11-21T08:06:00Z | 2026-11-21T08:25:00Z",
        "0 6 * * mon-fri  | 2026-11-21T00:00:00Z | 2026-11-23T06:00:00Z",
        "0 6 * * 7        | 2026-11-21T00:00:00Z | 2026-11-22T06:00:00Z",
        "0 6 * * SUN      | 2026-11-21T00:00:00Z | 2026-11-22T06:00:00Z",
        "0 0 13 * fri     | 2026-11-21T00:00:00Z | 2026-11-27T00:00:00Z",
        "0 0 29 2 *       | 2026-11-21T00:00:00Z | 2028-02-29T00:00:00Z",
        "30 4 1,15 jan *  | 2026-11-21T00:00:00Z | 2027-01-01T04:30:00Z",
        "@monthly         | 2026-11-21T00:00:00Z | 2026-12-01T00:00:00Z",
      })
  void theNextTimeIsTheFirstThatTheFieldsName(String cron, String after, String next) {
    assertThat(next(cron, after, UTC, 1)).containsExactly(next);
  }

  @Test
  void aDayThatNeverComesIsNever() {
    assertThat(CronExpression.parse("0 0 31 2 *").after(Instant.EPOCH, UTC)).isEmpty();
  }

  @Test
  void aTimeThatTheClocksSkipComesAfterTheJump() {
    // On 2027-03-28 Berlin goes from 02:00 to 03:00, which is 01:00 UTC.
    assertThat(next("30 2 * * *", "2027-03-27T12:00:00Z", BERLIN, 2))
        .containsExactly("2027-03-28T01:30:00Z", "2027-03-29T00:30:00Z");
  }

  @Test
  void aTimeThatComesTwiceIsMetOnce() {
    // On 2026-10-25 Berlin goes from 03:00 back to 02:00, which is 01:00 UTC.
    assertThat(next("30 2 * * *", "2026-10-24T12:00:00Z", BERLIN, 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
  }

  @Test
  void everyHalfHourGoesThroughTheHourTwice() {
    assertThat(next("*/30 * * * *", "2026-10-24T23:45:00Z", BERLIN, 5))
        .containsExactly(
            "2026-10-25T00:00:00Z",
            "2026-10-25T00:30:00Z",
            "2026-10-25T01:00:00Z",
            "2026-10-25T01:30:00Z",
            "2026-10-25T02:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 8",
        "5-1 * * * *",
        "*/0 * * * *",
        "1,,2 * * * *",
        "a * * * *",
        "1/2/3 * * * *",
        "99999999999 * * * *",
        "@sometimes"
      })
  void whatIsNoExpressionIsRefused(String text) {
    assertThatThrownBy(() -> CronExpression.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s).*(five fields|is no ).*");
  }
}
