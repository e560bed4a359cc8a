package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a terminal shows, however it was brought there.
class ScreenTest {
  private static final int LONG = 1_000_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sw1# sho\\bow|sw1# show",
        "ab\\b\\b\\bcd|cd",
        "a\\n\\bb|a\\nb",
        "10%\\r20%\\rdone\\r\\n|done\\n",
        "kept\\r\\r\\n|kept\\n",
        "abc\\r\\rdef|abcdef",
        "\\e[1mbold\\e[0m\\e]0;title\\a!|bold!",
      })
  void showsWhatAPersonWouldSee(String shown, String seen) {
    assertThat(Screen.plain(control(shown))).isEqualTo(control(seen));
  }

  private static String control(String text) {
    return text.replace("\\b", "\b")
        .replace("\\n", "\n")
        .replace("\\r", "\r")
        .replace("\\e", "\u001b")
        .replace("\\a", "\u0007");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "\b", "\r", "\u001b", "x\b", "\u001b[", "x\r", "\n", " ", "-", "\u001b]"})
  @Timeout(10)
  void aMegabyteOfOneThingTakesNoLongerThanAMegabyteOfText(String thing) {
    var shown = thing.repeat(LONG / thing.length());
    assertThat(Screen.plain("x".repeat(LONG) + shown)).hasSizeLessThanOrEqualTo(2 * LONG);
    assertThatCode(() -> DeviceCommands.understood(shown + "x")).doesNotThrowAnyException();
  }

  @Test
  void whatIsTooMuchIsCut() throws InterruptedException {
    var screen = new Screen(10);
    screen.show("0123456789");
    screen.show("x");
    assertThat(screen.cut()).isTrue();
    assertThat(screen.text()).isEqualTo("0123456789");
    assertThat(screen.await(_ -> true, Duration.ZERO, Duration.ofSeconds(1))).isEmpty();
  }
}
