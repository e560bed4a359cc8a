package org.cadastre.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.testkit.Samples.RUN;
import static org.cadastre.testkit.Samples.conflict;
import static org.cadastre.testkit.Samples.coverage;
import static org.cadastre.testkit.Samples.evidence;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.id;
import static org.cadastre.testkit.Samples.kept;
import static org.cadastre.testkit.Samples.run;

import java.util.List;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.evidence.Outcome;
import org.junit.jupiter.api.Test;

/// Runs, what they covered, the evidence they left and the questions they raised.
interface RunContract extends StoreUnderTest {

  @Test
  default void runsAreListedNewestFirstInTheirLatestState() {
    commit(new Change.RunPut(run("2026-a", hour(1))));
    commit(new Change.RunPut(run("2026-b", hour(2))));
    var done = run("2026-a", hour(1)).ended(hour(3), RunStatus.PARTLY);
    commit(new Change.RunPut(done));

    assertThat(reopened().runs()).containsExactly(run("2026-b", hour(2)), done);
  }

  @Test
  default void whatARunWasToldIsInTheOrderOfTheArchive() {
    commit(
        new Change.EvidenceKept(evidence("ab", hour(1), 9)),
        new Change.EvidenceKept(evidence("cd", hour(2), 5)));

    assertThat(reopened().transcripts(RUN)).containsExactly("cd", "ab");
    assertThat(store().transcripts("another")).isEmpty();
  }

  @Test
  default void runIsFoundByABeginningThatOnlyItHas() {
    commit(
        new Change.RunPut(run("2026-a", hour(1))),
        new Change.RunPut(run("2026-a2", hour(2))),
        new Change.RunPut(run("2026-b", hour(3))));

    assertThat(store().run("2026-b")).map(ScanRun::id).contains("2026-b");
    assertThat(store().run("2026-a")).map(ScanRun::id).contains("2026-a");
    assertThat(store().run("2026-a2")).map(ScanRun::id).contains("2026-a2");
    assertThat(store().run("2026")).isEmpty();
    assertThat(store().run("2026_b")).isEmpty();
    assertThat(store().run("%")).isEmpty();
  }

  @Test
  default void coverageOfARunIsListedByScopeSourceAndFacet() {
    var denied =
        new CoverageRow(
            "r1",
            "ssh",
            "ssh:10.0.0.1:22",
            "hardware",
            Outcome.DENIED,
            "needs root",
            id("c1"),
            "ab12");
    commit(
        new Change.Covered(coverage("r1", "ssh:10.0.0.2:22", "ssh", "contact")),
        new Change.Covered(coverage("r1", "ssh:10.0.0.1:22", "ssh", "system")),
        new Change.Covered(coverage("r1", "ssh:10.0.0.1:22", "ssh", "hardware")),
        new Change.Covered(coverage("r1", "ssh:10.0.0.1:22", "snmp", "system")),
        new Change.Covered(coverage("r2", "ssh:10.0.0.1:22", "ssh", "system")));
    commit(new Change.Covered(denied));

    assertThat(reopened().coverage("r1"))
        .containsExactly(
            coverage("r1", "ssh:10.0.0.1:22", "snmp", "system"),
            denied,
            coverage("r1", "ssh:10.0.0.1:22", "ssh", "system"),
            coverage("r1", "ssh:10.0.0.2:22", "ssh", "contact"));
    assertThat(store().coverage("r")).isEmpty();
  }

  @Test
  default void questionRaisedTwiceIsOneConflict() {
    commit(
        new Change.ConflictRaised(conflict("q1", hour(2))),
        new Change.ConflictRaised(conflict("q2", hour(1))),
        new Change.ConflictRaised(conflict("q1", hour(2))));
    commit(new Change.ConflictRaised(conflict("q1", hour(7))));

    assertThat(reopened().conflicts())
        .containsExactly(conflict("q2", hour(1)), conflict("q1", hour(2)));
  }

  @Test
  default void openConflictsAboutItemsAreFound() {
    commit(
        new Change.ConflictRaised(conflict("q1", hour(2))),
        new Change.ConflictRaised(conflict("q2", hour(1))),
        new Change.ConflictSettled("q1", hour(3), "merged"),
        new Change.ConflictSettled("never raised", hour(3), "merged"));

    assertThat(reopened().conflicts()).containsExactly(conflict("q2", hour(1)));
    assertThat(store().conflictsAbout(List.of(id("c1"), id("c2"))))
        .containsExactly(conflict("q2", hour(1)));
    assertThat(store().conflictsAbout(List.of(id("c3")))).isEmpty();
    assertThat(store().conflictsAbout(List.of())).isEmpty();
  }

  @Test
  default void questionThatSettledItselfIsOpenWhenItComesUpAgain() {
    commit(new Change.ConflictRaised(conflict("q1", hour(1))));
    commit(new Change.ConflictSettled("q1", hour(3), "no longer ambiguous"));
    commit(new Change.ConflictRaised(conflict("q1", hour(4))));

    assertThat(reopened().conflicts()).containsExactly(conflict("q1", hour(4)));
  }

  @Test
  default void questionThatAPersonDismissedIsNotAskedAgain() {
    commit(new Change.ConflictRaised(conflict("q1", hour(1))));
    commit(
        kept("a1", hour(3), new Act.Settled("q1"), 3),
        new Change.ConflictSettled("q1", hour(3), "looked at by ada"));
    commit(new Change.ConflictRaised(conflict("q1", hour(4))));

    assertThat(reopened().conflicts()).isEmpty();
  }

  @Test
  default void evidenceIsFoundByTheBeginningOfItsHash() {
    commit(new Change.EvidenceKept(evidence("abcd", hour(2), 70)));
    commit(new Change.EvidenceKept(evidence("abce", hour(1), 80)));
    commit(new Change.EvidenceKept(evidence("b%cd", hour(1), 90)));

    assertThat(reopened().evidence("abc"))
        .containsExactly(evidence("abce", hour(1), 80), evidence("abcd", hour(2), 70));
    assertThat(store().evidence("abcd")).containsExactly(evidence("abcd", hour(2), 70));
    assertThat(store().evidence("")).hasSize(3);
    assertThat(store().evidence("%")).isEmpty();
  }

  @Test
  default void lastLocationIsTheHighestOneOfTranscriptsAndActs() {
    assertThat(store().lastLocation()).isEqualTo(-1);

    commit(new Change.EvidenceKept(evidence("a", hour(1), 1L << 40 | 17)));
    commit(new Change.EvidenceKept(evidence("b", hour(2), 99)));
    assertThat(reopened().lastLocation()).isEqualTo(1L << 40 | 17);

    commit(kept("a1", hour(3), new Act.Settled("q1"), 1L << 40 | 18));
    assertThat(reopened().lastLocation()).isEqualTo(1L << 40 | 18);
  }
}
