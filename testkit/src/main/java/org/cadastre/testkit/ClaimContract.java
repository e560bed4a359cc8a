package org.cadastre.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cadastre.testkit.Samples.claim;
import static org.cadastre.testkit.Samples.facet;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.id;
import static org.cadastre.testkit.Samples.item;
import static org.cadastre.testkit.Samples.part;
import static org.cadastre.testkit.Samples.state;
import static org.cadastre.testkit.Samples.verified;

import java.time.Instant;
import java.util.List;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Facets and what they claim, over both time axes.
interface ClaimContract extends StoreUnderTest {
  FacetKey SSH = facet("ssh", "c1", "system");
  FacetKey SNMP = facet("snmp", "c1", "system");
  FacetKey INTERFACES = facet("snmp", "c1", "interfaces");

  @Test
  default void facetIsAsLastReadAndEveryReadingIsInTheLedger() {
    commit(new Change.FacetVerified(verified(SSH, hour(1))));
    commit(
        new Change.FacetVerified(verified(SSH, hour(2))),
        new Change.FacetVerified(new Facet(SSH, "other", hour(3), "r2", "t3")));

    assertThat(store().facet(SSH)).contains(new Facet(SSH, "other", hour(3), "r2", "t3"));
    assertThat(reopened().verifications(SSH))
        .containsExactly(
            verified(SSH, hour(1)),
            verified(SSH, hour(2)),
            new Facet(SSH, "other", hour(3), "r2", "t3"));
    assertThat(store().facet(SNMP)).isEmpty();
    assertThat(store().verifications(SNMP)).isEmpty();
  }

  @Test
  default void facetsOfAHostAreListedBySourceAndKind() {
    commit(
        new Change.FacetVerified(verified(SSH, hour(1))),
        new Change.FacetVerified(verified(SNMP, hour(1))),
        new Change.FacetVerified(verified(INTERFACES, hour(1))),
        new Change.FacetVerified(verified(facet("ssh", "c2", "system"), hour(1))));

    assertThat(store().facets(id("c1")))
        .extracting(Facet::key)
        .containsExactly(INTERFACES, SNMP, SSH);
  }

  @Test
  default void facetThatWasNeverReadIsUnknownEvenWhenItClaims() {
    commit(new Change.ClaimOpened(claim(SSH, "c1", "os.name", "Debian", hour(1))));

    assertThat(store().facet(SSH)).isEmpty();
    assertThat(store().facets(id("c1"))).isEmpty();
    assertThat(store().claims(id("c1")))
        .containsExactly(claim(SSH, "c1", "os.name", "Debian", hour(1)));
  }

  @Test
  default void openClaimIsConfirmedByEveryReadingOfItsFacet() {
    var open = claim(SSH, "c1", "os.name", "Debian", hour(1));
    commit(
        new Change.FacetVerified(verified(SSH, hour(1))),
        new Change.ClaimOpened(open),
        new Change.ClaimOpened(claim(SNMP, "c1", "os.name", "Linux", hour(2))));
    commit(new Change.FacetVerified(verified(SSH, hour(5))));

    assertThat(store().claims(id("c1")))
        .containsExactly(claim(SNMP, "c1", "os.name", "Linux", hour(2)), open.confirmedAt(hour(5)));
    assertThat(store().openClaims(SSH)).containsExactly(open.confirmedAt(hour(5)));
  }

  @Test
  default void openClaimsOfAFacetSpeakOfTheHostAndItsParts() {
    var later = claim(INTERFACES, "p1", "interface.name", "eth0", hour(1));
    var sooner = claim(INTERFACES, "p1", "interface.mtu", Value.of(1500), hour(1));
    var ofHost = claim(INTERFACES, "c1", "net.mac", Value.of(List.of("b", "a")), hour(1));
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.ItemPut(part("p1", "c1", "interface", "eth0")),
        new Change.ClaimOpened(later),
        new Change.ClaimOpened(sooner),
        new Change.ClaimOpened(ofHost),
        new Change.ClaimOpened(claim(SSH, "p1", "interface.mtu", Value.of(9000), hour(1))));

    assertThat(reopened().openClaims(INTERFACES)).containsExactly(ofHost, sooner, later);
  }

  @Test
  default void endedClaimIsCorrectedNotOverwritten() {
    var open = claim(SSH, "c1", "os.version", "12", hour(1));
    commit(new Change.FacetVerified(verified(SSH, hour(1))), new Change.ClaimOpened(open));
    commit(
        new Change.FacetVerified(verified(SSH, hour(4))),
        new Change.ClaimEnded(open.confirmedAt(hour(3)), hour(4), hour(5)),
        new Change.ClaimOpened(claim(SSH, "c1", "os.version", "13", hour(4))));

    var confirmed = open.confirmedAt(hour(3));
    var asBelieved = interval(confirmed, null, open.recordedFrom(), hour(5));
    var asKnown = interval(confirmed, hour(4), hour(5), null);
    var now = claim(SSH, "c1", "os.version", "13", hour(4));
    assertThat(store().claims(id("c1"))).containsExactly(asKnown, now);
    assertThat(reopened().history(id("c1"))).containsExactly(asBelieved, asKnown, now);
    assertThat(store().openClaims(SSH)).containsExactly(now);
  }

  @Test
  default void aValueMayComeBack() {
    var first = claim(SSH, "c1", "os.version", "12", hour(1));
    var again = claim(SSH, "c1", "os.version", "12", hour(3));
    commit(new Change.ClaimOpened(first));
    commit(new Change.ClaimEnded(first, hour(2), hour(2)));
    commit(new Change.ClaimOpened(again));
    commit(new Change.ClaimEnded(again, hour(4), hour(4)));

    assertThat(store().claims(id("c1")))
        .containsExactly(
            interval(first, hour(2), hour(2), null), interval(again, hour(4), hour(4), null));
    assertThat(store().history(id("c1"))).hasSize(4);
  }

  @Test
  default void heldClaimIsNotConfirmedByItsFacet() {
    var held = claim(INTERFACES, "p1", "interface.name", "eth0", hour(1));
    commit(
        new Change.ItemPut(item("c1", "switch", "sw1")),
        new Change.ItemPut(part("p1", "c1", "interface", "eth0")),
        new Change.FacetVerified(verified(INTERFACES, hour(1))),
        new Change.ClaimOpened(held),
        new Change.Decided(state(INTERFACES, "p1", "interface.name", Value.of("eth0"))));
    commit(
        new Change.FacetVerified(verified(INTERFACES, hour(6))),
        new Change.ClaimHeld(held, hour(2)));

    assertThat(reopened().openClaims(INTERFACES)).containsExactly(held.confirmedAt(hour(2)));
    assertThat(store().states(id("p1")).getFirst().lastVerified()).isEqualTo(hour(2));
    assertThat(store().item(id("p1")).orElseThrow().lastSeen()).isEqualTo(hour(2));

    commit(new Change.ClaimHeld(held, null));

    assertThat(store().openClaims(INTERFACES)).containsExactly(held.confirmedAt(hour(6)));
    assertThat(store().states(id("p1")).getFirst().lastVerified()).isEqualTo(hour(6));
    assertThat(store().item(id("p1")).orElseThrow().lastSeen()).isEqualTo(hour(6));
  }

  @Test
  default void claimThatIsNotOpenCannotEndOrBeHeld() {
    var open = claim(SSH, "c1", "os.version", "12", hour(1));
    commit(new Change.ClaimOpened(open));
    var other = claim(SSH, "c1", "os.version", "13", hour(1));

    assertThatThrownBy(() -> commit(new Change.ClaimEnded(other, hour(2), hour(2))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("os.version");
    assertThatThrownBy(() -> commit(new Change.ClaimHeld(other, hour(2))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store().claims(id("c1"))).containsExactly(open);
  }

  @Test
  default void facetSaysOneThingOfAnAttributeAtATime() {
    var open = claim(SSH, "c1", "os.version", "12", hour(1));
    commit(new Change.ClaimOpened(open));

    assertThatThrownBy(
            () -> commit(new Change.ClaimOpened(claim(SSH, "c1", "os.version", "13", hour(2)))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("os.version");
    assertThat(store().claims(id("c1"))).containsExactly(open);
  }

  @Test
  default void claimKeepsEveryKindOfValueAndItsEvidence() {
    var values =
        List.of(
            Value.of("a\n'\\\" ☃\u0001\uD83D\uDE00"),
            Value.of(""),
            Value.of(Long.MIN_VALUE),
            Value.of(true),
            Value.of(List.of("b\nc", "a")),
            Value.of(List.of()));
    for (int i = 0; i < values.size(); i++) {
      commit(new Change.ClaimOpened(claim(SSH, "c1", "a" + i, values.get(i), hour(1))));
    }
    var bare = claim(SSH, "c1", "b", "x", hour(1));
    var without = withEvidence(bare, new Evidence("cd34", 0, null));
    commit(new Change.ClaimOpened(without));

    var found = reopened().claims(id("c1"));

    assertThat(found.subList(0, values.size())).extracting(Claim::value).isEqualTo(values);
    assertThat(found.getLast()).isEqualTo(without);
  }

  private static Claim withEvidence(Claim claim, Evidence evidence) {
    return new Claim(
        claim.facet(),
        claim.ci(),
        claim.attribute(),
        claim.value(),
        claim.validFrom(),
        null,
        claim.recordedFrom(),
        null,
        claim.confirmed(),
        "another run",
        evidence);
  }

  private static Claim interval(
      Claim claim, @Nullable Instant validTo, Instant recordedFrom, @Nullable Instant recordedTo) {
    return new Claim(
        claim.facet(),
        claim.ci(),
        claim.attribute(),
        claim.value(),
        claim.validFrom(),
        validTo,
        recordedFrom,
        recordedTo,
        claim.confirmed(),
        claim.run(),
        claim.evidence());
  }
}
