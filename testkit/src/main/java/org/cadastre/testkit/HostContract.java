package org.cadastre.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.testkit.Samples.claim;
import static org.cadastre.testkit.Samples.facet;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.id;
import static org.cadastre.testkit.Samples.item;
import static org.cadastre.testkit.Samples.part;
import static org.cadastre.testkit.Samples.run;
import static org.cadastre.testkit.Samples.said;
import static org.cadastre.testkit.Samples.state;
import static org.cadastre.testkit.Samples.verified;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.model.Value;
import org.cadastre.core.store.CmdbStore.Host;
import org.cadastre.core.store.HostBody;
import org.cadastre.core.store.HostHead;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whole hosts, many at once.
interface HostContract extends StoreUnderTest {

  private List<Change> host(String id) {
    var system = facet("ssh", id, "system");
    var part = id + "-if";
    return List.of(
        new Change.ItemPut(item(id, "server", id)),
        new Change.ItemPut(part(part, id, "interface", "eth0")),
        new Change.EndpointSeen(id(id), Endpoint.parse("ssh:10.0.0.1:22"), hour(1)),
        new Change.KeyLearnt(id(id), new Key("host.id", id), "device", "ssh", true),
        new Change.FacetRead(verified(system, hour(1))),
        said(system, id, claim(system, id, "host.name", id, hour(1))),
        said(system, part, claim(system, part, "interface.name", "eth0", hour(1))),
        new Change.Decided(state(system, id, "host.name", Value.of(id))),
        new Change.Decided(state(system, part, "interface.name", Value.of("eth0"))));
  }

  @Test
  default void headsAndBodiesAreThoseOfHostsThatAreKnown() {
    commit(host("c1").toArray(Change[]::new));
    commit(host("c2").toArray(Change[]::new));

    var asked = List.of(id("c1"), id("c1"), id("c2"), id("c1-if"), id("c9"));
    var heads = reopened().heads(asked);
    var bodies = store().bodies(asked);

    assertThat(heads.keySet()).containsExactlyInAnyOrder(id("c1"), id("c2"));
    assertThat(bodies.keySet()).containsExactlyInAnyOrder(id("c1"), id("c2"));
    assertThat(heads.get(id("c1")))
        .returns(item("c1", "server", "c1"), HostHead::item)
        .returns(List.of(Endpoint.parse("ssh:10.0.0.1:22")), HostHead::endpoints)
        .returns(List.of(verified(facet("ssh", "c1", "system"), hour(1))), HostHead::facets);
    assertThat(bodies.get(id("c2")))
        .returns(List.of(part("c2-if", "c2", "interface", "eth0")), HostBody::parts)
        .matches(body -> body.claims().size() == 2)
        .matches(body -> body.states().size() == 2);
    assertThat(store().heads(List.of())).isEmpty();
    assertThat(store().bodies(List.of())).isEmpty();
  }

  @Test
  default void everyHostIsHandedOverOnceByIdInGroups() {
    var changes = new ArrayList<Change>();
    var ids = new ArrayList<CiId>();
    for (int i = 0; i < 700; i++) {
      changes.addAll(host("c%03d".formatted(i)));
      ids.add(id("c%03d".formatted(i)));
    }
    commit(changes.toArray(Change[]::new));

    var groups = new ArrayList<Map<CiId, Host>>();
    reopened().eachHost(groups::add);

    assertThat(groups).hasSizeGreaterThan(1);
    assertThat(groups.stream().flatMap(g -> g.keySet().stream()).toList()).isEqualTo(ids);
    for (var group : groups) {
      assertThat(group.keySet()).isEqualTo(store().heads(group.keySet()).keySet());
      group.forEach((id, host) -> {
        assertThat(host.head()).isEqualTo(store().heads(List.of(id)).get(id));
        assertThat(host.body()).isEqualTo(store().bodies(List.of(id)).get(id));
      });
    }
  }

  @Test
  default void storeMayBeAskedWhileHostsAreHandedOver() {
    commit(host("c1").toArray(Change[]::new));
    var found = new ArrayList<String>();

    store()
        .eachHost(group ->
            group.keySet().forEach(id -> found.add(store().item(id).orElseThrow().name())));

    assertThat(found).containsExactly("c1");
  }

  @Test
  default void silentItemsAreThoseThatWereNotSeenForLong() {
    commit(
        new Change.ItemPut(item("c3", "server", "a")),
        new Change.ItemPut(item("c1", "server", "a", Lifecycle.MISSING)),
        new Change.ItemPut(item("c2", "server", "a", Lifecycle.RETIRED)),
        new Change.ItemPut(item("c4", "server", "a", Lifecycle.ABSENT)),
        new Change.ItemPut(part("p1", "c1", "interface", "eth0")));

    assertThat(store().silentSince(hour(1), 9)).isEmpty();
    assertThat(reopened().silentSince(hour(2), 9)).containsExactly(id("c1"), id("c3"));
    assertThat(store().silentSince(hour(2), 1)).containsExactly(id("c1"));
  }

  private static Change contact(
      String run, String scope, Outcome outcome, @Nullable String transcript) {
    return new Change.Covered(
        new CoverageRow(run, "ssh", scope, "contact", outcome, "", id("c1"), transcript));
  }

  @Test
  default void runsThatTriedInVainToReachAnItemAreCounted() {
    for (int i = 1; i <= 8; i++) {
      commit(new Change.RunPut(run("r" + i, hour(i))));
    }
    commit(
        contact("r1", "ssh:a", Outcome.UNREACHABLE, null),
        contact("r2", "ssh:a", Outcome.UNREACHABLE, null),
        contact("r2", "ssh:b", Outcome.TIMED_OUT, "t"),
        contact("r3", "ssh:a", Outcome.COMPLETE, "t"),
        contact("r3", "ssh:b", Outcome.GARBLED, "t"),
        contact("r4", "ssh:a", Outcome.DENIED, null),
        contact("r5", "ssh:a", Outcome.PARTIAL, null),
        contact("r6", "ssh:a", Outcome.PARTIAL, "t"),
        new Change.Covered(
            new CoverageRow("r7", "ssh", "ssh:a", "system", Outcome.TIMED_OUT, "", id("c1"), null)),
        new Change.Covered(
            new CoverageRow("r8", "ssh", "x", "contact", Outcome.TIMED_OUT, "", null, null)));

    assertThat(reopened().failures(id("c1"), hour(0))).isEqualTo(3);
    assertThat(store().failures(id("c1"), hour(1))).isEqualTo(2);
    assertThat(store().failures(id("c1"), hour(5))).isZero();
    assertThat(store().failures(id("c2"), hour(0))).isZero();
  }
}
