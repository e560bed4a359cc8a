package org.cadastre.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.testkit.Samples.facet;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.id;
import static org.cadastre.testkit.Samples.item;
import static org.cadastre.testkit.Samples.part;
import static org.cadastre.testkit.Samples.state;
import static org.cadastre.testkit.Samples.verified;

import java.time.Duration;
import java.util.List;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Status;
import org.cadastre.core.model.Value;
import org.junit.jupiter.api.Test;

/// What was decided of each attribute, and why.
interface StateContract extends StoreUnderTest {
  FacetKey WINNER = facet("ssh", "c1", "system");
  FacetKey LOSER = facet("snmp", "c1", "system");

  private void putItems() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.ItemPut(item("c2", "server", "db")),
        new Change.ItemPut(part("p1", "c1", "interface", "eth0")));
  }

  /// A decision of which every field says something.
  private static AttributeState locked() {
    var losses =
        List.of(
            new Decision.Loss(LOSER, Value.of("Linux"), "ssh is\tthe authority"),
            new Decision.Loss(
                facet("import:a", "c9", "x"), Value.of("L\\n"), "ssh is\tthe authority"),
            new Decision.Loss(WINNER, Value.of("RHEL"), ""));
    var elements =
        List.of(
            new Decision.Element("a\nb", WINNER, "named"),
            new Decision.Element("", LOSER, "named"));
    return new AttributeState(
        id("c1"),
        "os.name",
        Value.of("Linux"),
        Status.LOCKED,
        LOSER,
        new Decision(
            "locked by ada",
            "rules 2",
            hour(9),
            hour(30),
            losses,
            elements,
            Value.of(List.of("x"))),
        hour(3),
        hour(4),
        Duration.ofMinutes(90),
        hour(5));
  }

  @Test
  default void statesAreListedByNameAndVerifiedWithTheWinningFacet() {
    putItems();
    commit(
        new Change.FacetRead(verified(WINNER, hour(1))),
        new Change.Decided(state(WINNER, "c1", "os.name", Value.of("Debian"))),
        new Change.Decided(state(WINNER, "c1", "host.name", Value.of("web"))),
        new Change.Decided(state(WINNER, "p1", "host.name", Value.of("eth0"))),
        new Change.Decided(state(facet("ssh", "c2", "system"), "c2", "host.name", Value.of("db"))));
    commit(new Change.FacetRead(verified(WINNER, hour(8))));

    var states = reopened().states(id("c1"));

    assertThat(states)
        .extracting(AttributeState::attribute)
        .containsExactly("host.name", "os.name");
    assertThat(states).extracting(AttributeState::lastVerified).containsOnly(hour(8));
    assertThat(body("c1").states())
        .hasSize(3)
        .startsWith(states.toArray(AttributeState[]::new))
        .endsWith(store().states(id("p1")).getFirst());
  }

  @Test
  default void stateOfAFacetThatWasNeverReadKeepsItsOwnTime() {
    commit(new Change.Decided(state(WINNER, "c1", "os.name", Value.of("Debian"))));

    assertThat(store().states(id("c1")))
        .containsExactly(state(WINNER, "c1", "os.name", Value.of("Debian")));
  }

  @Test
  default void decisionIsReadAsItWasMade() {
    putItems();
    commit(new Change.Decided(locked()));

    assertThat(reopened().states(id("c1"))).containsExactly(locked());
    assertThat(body("c1").states()).containsExactly(locked());
    assertThat(store().decisions(id("c1"), "os.name")).containsExactly(locked());
  }

  @Test
  default void decisionBeforeStaysOnRecord() {
    putItems();
    var first = state(WINNER, "c1", "os.name", Value.of("Debian"));
    commit(
        new Change.Decided(first),
        new Change.Decided(state(WINNER, "c1", "host.name", Value.of("web"))));
    commit(new Change.FacetRead(verified(WINNER, hour(8))), new Change.Decided(locked()));
    commit(new Change.Decided(first));

    assertThat(store().states(id("c1")))
        .extracting(AttributeState::value)
        .containsExactly(Value.of("web"), Value.of("Debian"));
    assertThat(reopened().decisions(id("c1"), "os.name"))
        .containsExactly(first, locked(), store().states(id("c1")).getLast());
    assertThat(store().states(id("c1")).getLast().lastVerified()).isEqualTo(hour(8));
    assertThat(store().decisions(id("c1"), "x")).isEmpty();
  }

  @Test
  default void ofSeveralDecisionsInOneSetTheLastWasMade() {
    putItems();
    commit(new Change.Decided(state(WINNER, "c1", "os.name", Value.of("a"))));
    commit(
        new Change.Decided(state(LOSER, "c1", "os.name", Value.of("b"))),
        new Change.Undecided(id("c1"), "os.name", hour(2)),
        new Change.Decided(state(WINNER, "c1", "os.name", Value.of("c"))),
        new Change.Decided(state(WINNER, "c1", "host.name", Value.of("d"))),
        new Change.Undecided(id("c1"), "host.name", hour(2)));

    assertThat(reopened().decisions(id("c1"), "os.name"))
        .extracting(AttributeState::value)
        .containsExactly(Value.of("a"), Value.of("c"));
    assertThat(store().decisions(id("c1"), "host.name")).isEmpty();
  }

  @Test
  default void attributeMayBecomeUndecided() {
    putItems();
    var first = state(WINNER, "c1", "os.name", Value.of("a"));
    commit(new Change.Decided(first));
    commit(
        new Change.Undecided(id("c1"), "os.name", hour(3)),
        new Change.Undecided(id("c1"), "never", hour(3)));

    assertThat(store().states(id("c1"))).isEmpty();
    assertThat(reopened().decisions(id("c1"), "os.name")).containsExactly(first);

    commit(new Change.Decided(locked()));
    assertThat(store().decisions(id("c1"), "os.name")).containsExactly(first, locked());
  }

  @Test
  default void decisionMayStandLonger() {
    putItems();
    var decided = state(WINNER, "c1", "os.name", Value.of("a")).until(hour(5));
    commit(new Change.Decided(decided));
    commit(
        new Change.DecisionStands(id("c1"), "os.name", hour(7)),
        new Change.DecisionStands(id("c1"), "never", hour(7)));

    assertThat(reopened().decisions(id("c1"), "os.name")).containsExactly(decided.until(hour(7)));
    assertThat(store().due(hour(6), 9)).isEmpty();
    assertThat(store().due(hour(7), 9)).containsExactly(id("c1"));

    commit(
        new Change.Decided(locked().until(hour(8))),
        new Change.DecisionStands(id("c1"), "os.name", null));
    assertThat(store().decisions(id("c1"), "os.name"))
        .containsExactly(decided, locked().until(null));
    assertThat(store().due(hour(99), 9)).isEmpty();
  }

  @Test
  default void hostsAreDueWhenTimeOvertakesADecisionAboutThemOrAPart() {
    putItems();
    var second = facet("ssh", "c2", "system");
    commit(
        new Change.ItemPut(item("c3", "server", "x")),
        new Change.Decided(state(WINNER, "p1", "a", Value.of("x")).until(hour(5))),
        new Change.Decided(state(WINNER, "c1", "b", Value.of("x")).until(hour(9))),
        new Change.Decided(state(second, "c2", "a", Value.of("x")).until(hour(3))),
        new Change.Decided(state(facet("ssh", "c3", "x"), "c3", "a", Value.of("x"))));

    assertThat(store().due(hour(2), 9)).isEmpty();
    assertThat(store().due(hour(3), 9)).containsExactly(id("c2"));
    assertThat(reopened().due(hour(6), 9)).containsExactly(id("c1"), id("c2"));
    assertThat(store().due(hour(6), 1)).containsExactly(id("c1"));

    commit(
        new Change.Decided(state(WINNER, "p1", "a", Value.of("x"))),
        new Change.Undecided(id("c2"), "a", hour(4)));
    assertThat(store().due(hour(8), 9)).isEmpty();
    assertThat(store().due(hour(9), 9)).containsExactly(id("c1"));
  }
}
