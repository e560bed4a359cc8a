package org.cadastre.core.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.evidence.Testimony;
import org.cadastre.core.evidence.TranscriptHead;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TestimonyTextTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
  private static final String HOSTILE = "\n \n\n  a\r\n= \u0000\u2603 b\nsource x\n";

  private static TranscriptHead head(String hash, Instant ended) {
    return new TranscriptHead(hash, "ssh", Endpoint.parse("ssh:10.0.0.1:22"), NOON, ended, 4);
  }

  private static Evidence by(String transcript, int exchange, @Nullable String knowledge) {
    return new Evidence(transcript, exchange, knowledge);
  }

  private static List<Testimony> said(String hash, Instant ended) {
    var host = new Subject("server", HOSTILE, List.of(new Key("b", HOSTILE), new Key("a", "")));
    var disk = new Subject("disk", "sda", List.of(new Key("name", "sda")), host);
    var other = new Subject("switch", "", List.of());
    return List.of(
        new Testimony(
            "ssh",
            ended,
            List.of(
                new Finding.Fact(disk, "disk.size", Value.of(17), by(hash, 0, null)),
                new Finding.Fact(host, "net.ip", Value.of(List.of("a\nb", "")), by(hash, 1, "k")),
                new Finding.Fact(host, "os.name", new Value.None(), by("elsewhere", 2, HOSTILE)),
                new Finding.Link(disk, "part_of", host, by(hash, 3, null)),
                new Finding.Link(host, "connected_to", other, by(hash, 3, "")),
                new Finding.Census(host, "disk", by(hash, 3, null)),
                new Finding.Coverage("disks", Outcome.TIMED_OUT, HOSTILE, by(hash, 3, null)))),
        new Testimony("import:cmdb", null, List.of()),
        new Testimony("import:cmdb", NOON.minusSeconds(1), List.of()));
  }

  @Test
  void whatIsReadIsWhatWasSaid() {
    var head = head("ab12", NOON);
    var text = TestimonyText.write(head, said("ab12", NOON), _ -> false);
    assertThat(TestimonyText.read(head, text)).isEqualTo(said("ab12", NOON));
    assertThat(TestimonyText.read(head, TestimonyText.write(head, List.of(), _ -> false)))
        .isEmpty();
  }

  @Test
  void twoThatSayTheSameAtDifferentTimesHaveOneText() {
    var later = NOON.plusSeconds(86_400);
    var one = TestimonyText.write(head("ab12", NOON), said("ab12", NOON), _ -> false);
    var other = TestimonyText.write(head("cd34", later), said("cd34", later), _ -> false);
    assertThat(one).isEqualTo(other);
    assertThat(TestimonyText.read(head("cd34", later), one)).isEqualTo(said("cd34", later));
  }

  @Test
  void valueThatChangesAllTheTimeIsNotKept() {
    var head = head("ab12", NOON);
    var text = TestimonyText.write(head, said("ab12", NOON), "disk.size"::equals);
    var read = TestimonyText.read(head, text);
    assertThat(text).doesNotContain("n17");
    assertThat(read.getFirst().findings()).hasSize(7);
    assertThat(read.getFirst().findings().getFirst())
        .isInstanceOfSatisfying(
            Finding.Fact.class, fact -> assertThat(fact.value()).isEqualTo(new Value.None()));
  }

  @Test
  void damagedTextIsRefusedWithItsLine() {
    var text = TestimonyText.write(head("ab12", NOON), said("ab12", NOON), _ -> false);
    var refused = new ArrayList<String>();
    for (int i = 0; i < text.length(); i++) {
      var cut = text.substring(0, i);
      try {
        TestimonyText.read(head("ab12", NOON), cut);
      } catch (MalformedTextException e) {
        refused.add(e.getMessage());
      }
    }
    assertThat(refused).hasSizeGreaterThan(text.length() / 2).allMatch(why -> why.contains("line"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cadastre reading 2\n",
        "cadastre reading 1\nsource a\nfact 0\nattribute b\nexchange 0\n",
        "cadastre reading 1\nsubject a\nname b\nhost 0\n",
        "cadastre reading 1\nsubject a\nname b\nhost -1\n",
        "cadastre reading 1\nsource a\ncoverage f\noutcome FINE\nreason \nexchange 0\n",
        "cadastre reading 1\nsource a\nobserved yesterday\n",
        "cadastre reading 1\nsource a\ncoverage f\noutcome COMPLETE\nreason \nexchange x\n",
      })
  void whatNobodyWroteIsRefused(String text) {
    assertThatThrownBy(() -> TestimonyText.read(head("ab12", NOON), text))
        .isInstanceOf(MalformedTextException.class);
  }

  @Test
  void partsOfPartsHaveAnEnd() {
    var deep = new StringBuilder("cadastre reading 1\nsubject a\nname b\n");
    var subject = new Subject("a", "b", List.of());
    for (int i = 0; i < 100; i++) {
      deep.append("subject a\nname b\nhost ").append(i).append('\n');
      subject = new Subject("a", "b", List.of(), subject);
    }
    assertThatThrownBy(() -> TestimonyText.read(head("ab12", NOON), deep.toString()))
        .isInstanceOf(MalformedTextException.class)
        .hasMessageContaining("deep");
    var fact = new Finding.Fact(subject, "c", Value.of("d"), by("ab12", 0, null));
    var said = List.of(new Testimony("ssh", NOON, List.of(fact)));
    assertThatThrownBy(() -> TestimonyText.write(head("ab12", NOON), said, _ -> false))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
