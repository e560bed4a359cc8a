package org.cadastre.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.testkit.Samples.RUN;
import static org.cadastre.testkit.Samples.coverage;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.id;
import static org.cadastre.testkit.Samples.item;
import static org.cadastre.testkit.Samples.kept;
import static org.cadastre.testkit.Samples.part;
import static org.cadastre.testkit.Samples.run;
import static org.cadastre.testkit.Samples.signed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.Lock;
import org.cadastre.core.model.Value;
import org.junit.jupiter.api.Test;

/// What people did, and the locks and assertions that this left.
interface ActContract extends StoreUnderTest {

  @Test
  default void actsAreListedOldestFirst() {
    var acts =
        List.of(
            new Act.Same("a", "b"),
            new Act.Apart(List.of("a"), List.of("c", "d")),
            new Act.Retracted("a1"),
            new Act.Locked(id("c1"), "os.name", Value.of(List.of("x", "y")), hour(9)),
            new Act.Unlocked(id("c1"), "os.name"),
            new Act.Owned(id("c1"), null),
            new Act.Settled("q1"),
            new Act.Retired(id("c1")),
            new Act.RulesApplied("rules 1", Map.of("a.yaml", "x: 1\n", "b.yaml", "")),
            new Act.Entered(List.of("t1", "t2")),
            new Act.Measured(Map.of("os.name ssh", "3 of 4")),
            new Act.Disowned(RUN),
            new Act.RunRecorded(run(RUN, hour(1)), List.of(coverage(RUN, "s", "ssh", "contact"))));
    var signed = new ArrayList<Act.Signed>();
    for (int i = 0; i < acts.size(); i++) {
      signed.add(signed("a" + i, hour(i), acts.get(i)));
    }
    for (var act : signed.reversed()) {
      commit(new Change.ActKept(act, 7));
    }

    assertThat(reopened().acts()).isEqualTo(signed);
  }

  @Test
  default void assertionsHoldUntilTheyAreRetracted() {
    commit(
        kept("a2", hour(2), new Act.Same("x", "y"), 2),
        kept("a1", hour(1), new Act.Apart(List.of("x"), List.of("z")), 1),
        kept("a3", hour(3), new Act.Settled("q1"), 3));
    commit(kept("a5", hour(5), new Act.Retracted("a2"), 5));

    assertThat(reopened().assertions())
        .containsExactly(signed("a1", hour(1), new Act.Apart(List.of("x"), List.of("z"))));

    commit(kept("a6", hour(6), new Act.Retracted("a1"), 6));
    assertThat(store().assertions()).isEmpty();
    assertThat(store().acts()).hasSize(5);
  }

  @Test
  default void locksAreThoseOfTheLatestActs() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.ItemPut(item("c2", "server", "db")),
        new Change.ItemPut(part("p1", "c1", "interface", "eth0")));
    commit(
        kept("a2", hour(2), new Act.Locked(id("c1"), "os.name", Value.of("new"), hour(3)), 2),
        kept("a1", hour(1), new Act.Locked(id("c1"), "os.name", Value.of("old"), null), 1),
        kept("a3", hour(1), new Act.Locked(id("p1"), "mtu", Value.of(9000), null), 3),
        kept("a4", hour(1), new Act.Locked(id("c2"), "os.name", Value.of("x"), null), 4),
        kept("a6", hour(6), new Act.Unlocked(id("c2"), "os.name"), 6),
        kept("a5", hour(5), new Act.Locked(id("c2"), "os.name", Value.of("y"), null), 5));

    var os =
        new Lock(
            id("c1"), "os.name", Value.of("new"), "ada", "because of a ticket", hour(2), hour(3));
    var mtu =
        new Lock(id("p1"), "mtu", Value.of(9000), "ada", "because of a ticket", hour(1), null);
    assertThat(reopened().locks(id("c1"))).containsExactly(os);
    assertThat(store().locks(id("p1"))).containsExactly(mtu);
    assertThat(store().locks(id("c2"))).isEmpty();
    assertThat(head("c1").locks()).containsExactly(os, mtu);
    assertThat(head("c2").locks()).isEmpty();
  }

  @Test
  default void actIsCommittedOnce() {
    commit(
        kept("a1", hour(1), new Act.Owned(id("c1"), "ops"), 8),
        new Change.ItemPut(item("c1", "server", "web")));
    commit(
        kept("a1", hour(1), new Act.Owned(id("c1"), "ops"), 8),
        new Change.ItemPut(item("c2", "server", "web")));

    assertThat(reopened().acts()).hasSize(1);
    assertThat(store().item(id("c2"))).isEmpty();
    assertThat(store().lastLocation()).isEqualTo(8);
  }
}
