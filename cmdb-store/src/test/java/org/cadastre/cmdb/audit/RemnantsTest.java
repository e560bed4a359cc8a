package org.cadastre.cmdb.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.testkit.Samples.hour;

import java.util.ArrayList;
import java.util.List;
import org.cadastre.cmdb.journal.Condensing;
import org.cadastre.cmdb.journal.Removal;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.TranscriptHead;
import org.junit.jupiter.api.Test;

/// A transcript that is missing from a proof without reason is a flaw.
final class RemnantsTest {
  private static final String CHAIN = "a".repeat(64);
  private static final String CONTENT = "b".repeat(64);
  private static final String HASH = "c".repeat(64);

  private final List<String> flaws = new ArrayList<>();
  private final Remnants remnants =
      new Remnants((line, what) -> flaws.add(line + ": " + what), new Verdict.Growing());

  RemnantsTest() {
    remnants.removed(
        7, new ProofPart.Removed(40, CHAIN, CONTENT, 1, new Merkle.Path(0, 1, List.of()), 90));
  }

  private static String removal(String chain) {
    var head =
        new TranscriptHead(HASH, "ssh", Endpoint.parse("ssh:10.0.0.1:22"), hour(1), hour(1), 3);
    return new Removal(80, List.of(new Removal.Gone(40, chain, CONTENT, 85, "r", hour(1), head)))
        .text();
  }

  private void act(Act act) {
    remnants.act(80, new Act.Signed("1", hour(9), "jdoe", "", act));
  }

  @Test
  void whatWasRemovedAsRecordedCanStillBeCited() {
    act(Condensing.ACT);
    remnants.reading(85);
    remnants.removal(90, removal(CHAIN));
    assertThat(remnants.exchanges()).containsEntry(HASH, 3);
    assertThat(flaws).isEmpty();
  }

  @Test
  void withoutRemovalItIsAFlaw() {
    act(Condensing.ACT);
    remnants.reading(85);
    assertThat(remnants.exchanges()).isEmpty();
    assertThat(flaws).singleElement().asString().startsWith("7: no removal");
  }

  @Test
  void withAnotherRecordsRemovalItIsAFlaw() {
    act(Condensing.ACT);
    remnants.reading(85);
    remnants.removal(90, removal(CONTENT));
    assertThat(remnants.exchanges()).isEmpty();
    assertThat(flaws).singleElement().asString().startsWith("7: no removal");
  }

  @Test
  void withoutTheActItIsAFlaw() {
    act(new Act.Retired(new CiId("c1")));
    remnants.reading(85);
    remnants.removal(90, removal(CHAIN));
    assertThat(remnants.exchanges()).isEmpty();
    assertThat(flaws).singleElement().asString().startsWith("7: no act");
  }

  @Test
  void withoutWhatItSaidItIsAFlaw() {
    act(Condensing.ACT);
    remnants.removal(90, removal(CHAIN));
    assertThat(remnants.exchanges()).isEmpty();
    assertThat(flaws).singleElement().asString().contains("is not in this file");
  }
}
