package org.cadastre.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cadastre.testkit.Samples.claim;
import static org.cadastre.testkit.Samples.conflict;
import static org.cadastre.testkit.Samples.coverage;
import static org.cadastre.testkit.Samples.evidence;
import static org.cadastre.testkit.Samples.facet;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.id;
import static org.cadastre.testkit.Samples.item;
import static org.cadastre.testkit.Samples.kept;
import static org.cadastre.testkit.Samples.run;
import static org.cadastre.testkit.Samples.said;
import static org.cadastre.testkit.Samples.sighting;
import static org.cadastre.testkit.Samples.state;
import static org.cadastre.testkit.Samples.verified;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.model.Value;
import org.cadastre.core.store.CiQuery;
import org.junit.jupiter.api.Test;

/// All or nothing, once only, from any thread.
interface CommitContract extends StoreUnderTest {

  @Test
  default void setThatFailsHalfWayLeavesNothing() {
    var system = facet("ssh", "c1", "system");
    var never = claim(system, "c1", "os.name", "Plan 9", hour(1)).ended(hour(2), hour(2));

    assertThatThrownBy(() ->
            commit(
                new Change.RunPut(run("r1", hour(1))),
                new Change.EvidenceKept(evidence("ab", hour(1), 5)),
                new Change.ItemPut(item("c1", "server", "web")),
                new Change.EndpointSeen(id("c1"), Endpoint.parse("ssh:10.0.0.1:22"), hour(1)),
                new Change.KeyLearnt(id("c1"), new Key("host.id", "x"), "device", "ssh", true),
                new Change.FacetRead(verified(system, hour(1))),
                new Change.Sighted(sighting("ab", 0, hour(1), "c1")),
                said(system, "c1", claim(system, "c1", "host.name", "web", hour(1))),
                new Change.Decided(state(system, "c1", "host.name", Value.of("web"))),
                new Change.Covered(coverage("r1", "ssh:10.0.0.1:22", "ssh", "system")),
                new Change.ConflictRaised(conflict("q1", hour(1))),
                kept("a1", hour(1), new Act.Settled("q1"), 9),
                new Change.ClaimCorrected(never, hour(2))))
        .isInstanceOf(IllegalStateException.class);

    assertNothingIsKept();
    reopened();
    assertNothingIsKept();
    commit(new Change.FacetRead(verified(system, hour(1))));
    assertThat(store().verifications(system)).hasSize(1);
  }

  private void assertNothingIsKept() {
    var store = store();
    assertThat(store.runs()).isEmpty();
    assertThat(store.evidence("")).isEmpty();
    assertThat(store.item(id("c1"))).isEmpty();
    assertThat(store.keys(id("c1"))).isEmpty();
    assertThat(store.sightings(List.of(id("c1")))).isEmpty();
    assertThat(store.acts()).isEmpty();
    assertThat(store.heads(List.of(id("c1")))).isEmpty();
    assertThat(store.verifications(facet("ssh", "c1", "system"))).isEmpty();
    assertThat(store.history(id("c1"))).isEmpty();
    assertThat(store.states(id("c1"))).isEmpty();
    assertThat(store.coverage("r1")).isEmpty();
    assertThat(store.conflicts()).isEmpty();
    assertThat(store.lastLocation()).isEqualTo(-1);
  }

  @Test
  default void transcriptIsCommittedOnce() {
    var system = facet("ssh", "c1", "system");
    var changes =
        ChangeSet.of(
            new Change.EvidenceKept(evidence("ab", hour(1), 5)),
            new Change.ItemPut(item("c1", "server", "web")),
            new Change.FacetRead(verified(system, hour(1))),
            new Change.ClaimPast(
                claim(system, "c1", "host.name", "web", hour(1)).ended(hour(2), hour(2))));
    store().commit(changes);

    store().commit(changes);
    reopened().commit(changes);
    commit(
        new Change.ItemPut(item("c2", "server", "other")),
        new Change.EvidenceKept(evidence("ab", hour(2), 5)));

    assertThat(store().verifications(system)).hasSize(1);
    assertThat(store().history(id("c1"))).hasSize(1);
    assertThat(store().item(id("c2"))).isEmpty();
  }

  @Test
  default void setMustNotMixNewTranscriptsWithOldOnes() {
    commit(new Change.EvidenceKept(evidence("ab", hour(1), 5)));

    assertThatThrownBy(() ->
            commit(
                new Change.EvidenceKept(evidence("ab", hour(1), 5)),
                new Change.EvidenceKept(evidence("cd", hour(1), 6))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store().evidence("cd")).isEmpty();
  }

  @Test
  default void emptySetChangesNothing() {
    store().commit(new ChangeSet(List.of()));

    assertThat(store().list(new CiQuery(List.of(), true, true), hour(0))).isEmpty();
  }

  @Test
  default void severalThreadsMayCommit() throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(2)) {
      var one = threads.submit(() -> commitFifty("a"));
      var other = threads.submit(() -> commitFifty("b"));
      one.get();
      other.get();
    }

    assertThat(reopened().list(new CiQuery(List.of(), false, false), hour(0))).hasSize(100);
    assertThat(store().verifications(facet("ssh", "shared", "system"))).hasSize(100);
  }

  private void commitFifty(String prefix) {
    for (int i = 0; i < 50; i++) {
      var name = prefix + i;
      commit(
          new Change.ItemPut(item(name, "server", name)),
          new Change.FacetRead(verified(facet("ssh", "shared", "system"), hour(i))),
          said(
              facet("ssh", name, "system"),
              name,
              claim(facet("ssh", name, "system"), name, "a", "b", hour(1))));
      assertThat(store().item(id(name))).isPresent();
    }
  }
}
