package org.cadastre.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptTextTest {
  private static final int CASES = 10_000;
  private static final long SEED = 20261121;
  private static final String[] SCRAPS = {
    "",
    " ",
    "\n",
    "\n\n",
    "? get",
    "= 0 complete",
    "a|4|b",
    "\r",
    "\u0000",
    "\u001b[0m",
    "é",
    "😀",
    "\t",
    "! x",
    "- 5",
    "x"
  };

  @Test
  void whatWasWrittenReadsBackTheSame() {
    var random = new Random(SEED);
    for (int i = 0; i < CASES; i++) {
      var transcript = transcript(random);
      var text = TranscriptText.write(transcript);
      assertThat(TranscriptText.read(text)).as("case %d of seed %d", i, SEED).isEqualTo(transcript);
      assertThat(TranscriptText.write(TranscriptText.read(text))).isEqualTo(text);
    }
  }

  @Test
  void noDamageMakesReadingFailOtherwiseThanByNamingALine() {
    var random = new Random(SEED);
    for (int i = 0; i < CASES; i++) {
      var text = new StringBuilder(TranscriptText.write(transcript(random)));
      for (int damage = 0; damage < 3; damage++) {
        text.setCharAt(random.nextInt(text.length()), "?=!- \n|0a".charAt(random.nextInt(9)));
      }
      try {
        assertThat(TranscriptText.read(text.toString()).exchanges()).isNotNull();
      } catch (MalformedTranscriptException e) {
        assertThat(e).hasMessageMatching("(?s)line \\d+: .+");
      }
    }
  }

  private static Transcript transcript(Random random) {
    var exchanges = new ArrayList<Exchange>();
    for (int i = random.nextInt(4); i > 0; i--) {
      exchanges.add(new Exchange(new Question("walk", body(random)), answer(random)));
    }
    var at = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1000L);
    var endpoint = new Endpoint("snmp", random.nextBoolean() ? "::1" : "10.0.0.1", 161);
    return new Transcript("snmp", endpoint, at, at.plusMillis(random.nextInt(9999)), exchanges);
  }

  private static Answer answer(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Answer.Said(body(random), random.nextInt(128), random.nextBoolean());
      case 1 -> new Answer.Silent(Duration.ofMillis(random.nextInt(60_000)));
      default -> new Answer.Refused("no " + random.nextInt(9));
    };
  }

  private static String body(Random random) {
    var body = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      body.append(SCRAPS[random.nextInt(SCRAPS.length)]);
    }
    return body.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'line 0: ends in the middle'",
    "'hello\n', 'line 1: does not begin with'",
    "'cadastre transcript 1\nprobe snmp\nendpoint x\n', 'line 3: not an endpoint'",
    "'cadastre transcript 1\nprobe snmp\nendpoint snmp:1.2.3.4:99999\n', 'line 3: port 99999'",
    "'cadastre transcript 1\nprobe snmp\nendpoint snmp:1.2.3.4:161\nstarted noon\n', 'line 4: '",
  })
  void whatIsWrongIsNamedWithItsLine(String text, String message) {
    assertThatThrownBy(() -> TranscriptText.read(text)).hasMessageStartingWith(message);
  }

  @Test
  void theHashNamesTheContent() {
    var at = Instant.EPOCH;
    var one = new Transcript("snmp", new Endpoint("snmp", "10.0.0.1", 161), at, at, List.of());
    var other = new Transcript("snmp", new Endpoint("snmp", "10.0.0.2", 161), at, at, List.of());
    assertThat(one.hash()).hasSize(64).isEqualTo(one.hash()).isNotEqualTo(other.hash());
  }

  @Test
  void answersThatAreNotUtf8AreKeptByteForByte() {
    var latin = new byte[] {(byte) 0xe9, 'a'};
    assertThat(Answer.decode(latin)).isEqualTo("éa");
    assertThat(Answer.decode("é".getBytes(StandardCharsets.UTF_8))).isEqualTo("é");
  }
}
