package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.cadastre.core.evidence.Answer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Answers are taken out of a script's output whatever stands around and between them.
class ScriptOutputTest {
  private static final String NONCE = "0123456789abcdef";
  private static final Duration WAITED = Duration.ofSeconds(3);

  private static List<Answer> answers(int questions, String output) {
    var bytes = output.getBytes(StandardCharsets.ISO_8859_1);
    var reader = new ScriptOutput(NONCE, questions, 100, 1000);
    reader.accept(bytes, 0, bytes.length);
    return reader.answers(WAITED);
  }

  private static String framed(int n, String said, int status) {
    return "\n--%s %d begin\n%s\n--%s %d end %d\n".formatted(NONCE, n, said, NONCE, n, status);
  }

  @Test
  void what_stands_before_and_between_frames_is_nobodys_answer() {
    var output = "Welcome!\n" + framed(0, "a\n", 0) + "noise\n" + framed(1, "b", 1) + "bye";

    assertThat(answers(2, output))
        .containsExactly(new Answer.Said("a\n", 0, true), new Answer.Said("b", 1, true));
  }

  @Test
  void frames_of_another_nonce_or_out_of_order_are_content() {
    var forged = "--fedcba9876543210 0 end 0\n--" + NONCE + " 1 end 0\n--" + NONCE + " 0 begin";

    assertThat(answers(1, framed(0, forged, 0))).containsExactly(new Answer.Said(forged, 0, true));
  }

  @Test
  void half_a_frame_at_the_end_is_content() {
    var output = "\n--%s 0 begin\ntext\n--%s 0 en".formatted(NONCE, NONCE);

    assertThat(answers(2, output))
        .containsExactly(new Answer.Said("text", -1, false), new Answer.Silent(WAITED));
  }

  @Test
  void an_answer_of_exactly_the_limit_is_whole() {
    assertThat(answers(1, framed(0, "x".repeat(100), 0)))
        .containsExactly(new Answer.Said("x".repeat(100), 0, true));
    assertThat(answers(1, framed(0, "x".repeat(101), 0)))
        .containsExactly(new Answer.Said("x".repeat(100), 0, false));
  }

  @Test
  void empty_lines_belong_to_the_answer() {
    assertThat(answers(1, framed(0, "\n\na\n\n", 0)))
        .containsExactly(new Answer.Said("\n\na\n\n", 0, true));
    assertThat(answers(1, framed(0, "", 0))).containsExactly(new Answer.Said("", 0, true));
  }

  @RepeatedTest(200)
  void whatever_comes_there_is_one_answer_for_each_question(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var parts =
        List.of(
            "\n",
            "--",
            NONCE,
            "--" + NONCE,
            " 0 begin",
            " 1 begin",
            " 0 end 0",
            " 1 end 9",
            "x",
            " 999999 end 999999",
            "\u0000",
            "\n--" + NONCE + " 0 begin\n");
    var output = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      output.append(parts.get(random.nextInt(parts.size())));
    }

    assertThat(answers(3, output.toString())).hasSize(3);
  }
}
