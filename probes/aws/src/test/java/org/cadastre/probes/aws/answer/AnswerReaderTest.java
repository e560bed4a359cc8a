package org.cadastre.probes.aws.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE r [<!EN\u0002ITY e \"x\">]><r>&e;</r>",
        "<r>&undeclared;</r>",
        "<r",
        "<r>\u0000</r>",
        "<a:r/>",
        "{\"a\":",
        "[1,]",
        "{\"a\":tru}",
        "\"\\u12",
        "1 2",
        " "
      })
  void whatIsBrokenIsMalformedHoweverThePlatformSaysSo(String answer) {
    assertThatThrownBy(() -> AnswerReader.read(answer))
        .isInstanceOf(MalformedAnswerException.class);
  }

  @Test
  void whatIsTooDeepIsNotFollowed() {
    assertThatThrownBy(() -> AnswerReader.read("[".repeat(100_000)))
        .isInstanceOf(MalformedAnswerException.class);
    assertThatThrownBy(() -> AnswerReader.read("<a>".repeat(100_000)))
        .isInstanceOf(MalformedAnswerException.class);
  }

  @Test
  void halfACharacterIsReplacedBecauseNoFileCanHoldIt() throws MalformedAnswerException {
    assertThat(AnswerReader.read("{\"a\":\"x\\ud83d\"}").text("a")).isEqualTo("x\ufffd");
    assertThat(AnswerReader.read("{\"a\":\"\\ud83d\\ude00\"}").text("a")).isEqualTo("\ud83d\ude00");
  }
}
