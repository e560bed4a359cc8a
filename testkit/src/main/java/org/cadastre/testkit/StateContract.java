package org.cadastre.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.testkit.Samples.facet;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.id;
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

  @Test
  default void statesAreListedByNameAndVerifiedWithTheWinningFacet() {
    commit(
        new Change.FacetVerified(verified(WINNER, hour(1))),
        new Change.Decided(state(WINNER, "c1", "os.name", Value.of("Debian"))),
        new Change.Decided(state(WINNER, "c1", "host.name", Value.of("web"))),
        new Change.Decided(state(WINNER, "c2", "host.name", Value.of("db"))));
    commit(new Change.FacetVerified(verified(WINNER, hour(8))));

    var states = reopened().states(id("c1"));

    assertThat(states)
        .extracting(AttributeState::attribute)
        .containsExactly("host.name", "os.name");
    assertThat(states).extracting(AttributeState::lastVerified).containsOnly(hour(8));
  }

  @Test
  default void stateOfAFacetThatWasNeverReadKeepsItsOwnTime() {
    commit(new Change.Decided(state(WINNER, "c1", "os.name", Value.of("Debian"))));

    assertThat(store().states(id("c1")))
        .containsExactly(state(WINNER, "c1", "os.name", Value.of("Debian")));
  }

  @Test
  default void decisionNamesEveryLossInOrder() {
    var losses =
        List.of(
            new Decision.Loss(LOSER, Value.of("Linux"), "ssh is the authority"),
            new Decision.Loss(facet("import:a", "c1", "system"), Value.of("RHEL"), "older"));
    var decided = state(WINNER, "c1", "os.name", Value.of("Debian"), losses);
    commit(new Change.Decided(decided));

    assertThat(reopened().states(id("c1"))).containsExactly(decided);
    assertThat(store().record(id("c1"))).isEmpty();
  }

  @Test
  default void newDecisionReplacesTheOneBeforeWithItsLosses() {
    var loss = new Decision.Loss(LOSER, Value.of("Linux"), "ssh is the authority");
    commit(
        new Change.Decided(state(WINNER, "c1", "os.name", Value.of("Debian"), List.of(loss, loss))),
        new Change.Decided(state(WINNER, "c1", "host.name", Value.of("web"), List.of(loss))));
    var decided =
        new AttributeState(
            id("c1"),
            "os.name",
            Value.of("Linux"),
            Status.LOCKED,
            LOSER,
            new Decision("locked by ada", "rules 2", hour(9), List.of()),
            hour(3),
            hour(4),
            Duration.ofMinutes(90),
            hour(5));
    commit(
        new Change.Decided(state(LOSER, "c1", "os.name", Value.of("x"), List.of(loss))),
        new Change.Decided(decided));

    assertThat(store().states(id("c1")))
        .containsExactly(state(WINNER, "c1", "host.name", Value.of("web"), List.of(loss)), decided);
  }
}
