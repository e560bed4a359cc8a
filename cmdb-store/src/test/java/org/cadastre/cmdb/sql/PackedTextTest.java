package org.cadastre.cmdb.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.cadastre.testkit.Samples;
import org.junit.jupiter.api.Test;

/// Texts as columns hold them come back as they were.
final class PackedTextTest {
  private static final String ALPHABET = "\t\n\\tn\u0000\uE000\uD83D\uDE00 a0";
  private static final int CASES = 20_000;

  private final Random random = new Random(20261121);

  private String text() {
    var text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  @Test
  void linesOfFieldsAreReadAsTheyWereWritten() {
    for (int i = 0; i < CASES; i++) {
      var lines = new ArrayList<List<String>>();
      var out = new Packed.Writer();
      for (int line = random.nextInt(4); line > 0; line--) {
        var fields = new ArrayList<String>();
        for (int field = 1 + random.nextInt(3); field > 0; field--) {
          fields.add(text());
        }
        fields.forEach(out::field);
        out.end();
        lines.add(fields);
      }

      var in = new Packed.Reader(out.text());
      var read = new ArrayList<List<String>>();
      while (in.line()) {
        var fields = new ArrayList<String>();
        while (in.more()) {
          fields.add(in.field());
        }
        read.add(fields);
      }
      assertThat(read).isEqualTo(lines);
    }
  }

  @Test
  void whatPostgresCannotHoldComesBackAsItWas() {
    for (int i = 0; i < CASES; i++) {
      var text = text();
      var held = Holdable.of(text);

      assertThat(Holdable.text(held)).isEqualTo(text);
      assertThat(held).doesNotContain("\u0000");
      assertThat(new String(held.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
          .isEqualTo(held);
    }
    assertThat(Holdable.text("by others: \uE000xyz \uE00000"))
        .isEqualTo("by others: \uE000xyz \uE00000");
  }

  @Test
  void damagedTextIsRefused() {
    for (var damaged :
        List.of("no end", "\n", "1\t\tzz\tzz\tzz\trun\n", "2\t\tz\tz\tz\tr\tt\na\ttb\t0\n")) {
      assertThatThrownBy(() ->
              PackedClaims.unpack(
                  damaged, Samples.facet("a", "b", "c"), Samples.id("b"), Set.of(), null))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
