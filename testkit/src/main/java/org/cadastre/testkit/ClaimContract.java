package org.cadastre.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cadastre.testkit.Samples.claim;
import static org.cadastre.testkit.Samples.facet;
import static org.cadastre.testkit.Samples.hearsay;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.id;
import static org.cadastre.testkit.Samples.item;
import static org.cadastre.testkit.Samples.part;
import static org.cadastre.testkit.Samples.said;
import static org.cadastre.testkit.Samples.state;
import static org.cadastre.testkit.Samples.verified;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ClaimSet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What facets claim, over both time axes.
interface ClaimContract extends StoreUnderTest {
  FacetKey SSH = facet("ssh", "c1", "system");
  FacetKey SNMP = facet("snmp", "c1", "system");
  FacetKey INTERFACES = facet("snmp", "c1", "interfaces");

  private void putHost() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.ItemPut(part("p1", "c1", "interface", "eth0")));
  }

  private List<ClaimSet> sets() {
    return body("c1").claims();
  }

  private static Change held(FacetKey facet, String ci, Set<String> held, Claim... open) {
    return new Change.ClaimsPut(new ClaimSet(facet, id(ci), List.of(open), held));
  }

  @Test
  default void facetThatWasNeverReadMayClaim() {
    putHost();
    commit(said(SSH, "c1", claim(SSH, "c1", "os.name", "Debian", hour(1))));

    assertThat(head("c1").facets()).isEmpty();
    assertThat(reopened().claims(id("c1")))
        .containsExactly(claim(SSH, "c1", "os.name", "Debian", hour(1)));
  }

  @Test
  default void openClaimIsConfirmedByEveryReadingOfItsFacet() {
    putHost();
    var open = claim(SSH, "c1", "os.name", "Debian", hour(1));
    commit(
        new Change.FacetRead(verified(SSH, hour(1))),
        said(SSH, "c1", open),
        said(SNMP, "c1", claim(SNMP, "c1", "os.name", "Linux", hour(2))));
    commit(new Change.FacetRead(verified(SSH, hour(5))));
    commit(new Change.FacetRead(hearsay(SSH, hour(7))));

    assertThat(store().claims(id("c1")))
        .containsExactly(claim(SNMP, "c1", "os.name", "Linux", hour(2)), open.confirmedAt(hour(5)));
  }

  @Test
  default void claimSetsOfAHostSpeakOfItAndItsPartsByItemSourceAndKind() {
    putHost();
    var name = claim(INTERFACES, "p1", "interface.name", "eth0", hour(1));
    var mtu = claim(INTERFACES, "p1", "interface.mtu", Value.of(1500), hour(2));
    var mac = claim(INTERFACES, "c1", "net.mac", Value.of(List.of("b", "a")), hour(1));
    var other = claim(SSH, "p1", "interface.mtu", Value.of(9000), hour(1));
    commit(said(SSH, "p1", other), said(INTERFACES, "p1", name, mtu), said(INTERFACES, "c1", mac));

    reopened();
    assertThat(sets())
        .containsExactly(
            new ClaimSet(INTERFACES, id("c1"), List.of(mac), Set.of()),
            new ClaimSet(INTERFACES, id("p1"), List.of(mtu, name), Set.of()),
            new ClaimSet(SSH, id("p1"), List.of(other), Set.of()));
    assertThat(store().claims(id("p1"))).containsExactly(mtu, other, name);
  }

  @Test
  default void claimSetIsReplacedAsAWhole() {
    putHost();
    commit(
        said(
            SSH,
            "c1",
            claim(SSH, "c1", "os.name", "Debian", hour(1)),
            claim(SSH, "c1", "os.version", "12", hour(1))));
    commit(said(SSH, "c1", claim(SSH, "c1", "os.version", "13", hour(2))));

    assertThat(reopened().history(id("c1")))
        .containsExactly(claim(SSH, "c1", "os.version", "13", hour(2)));

    commit(said(SSH, "c1", claim(SSH, "c1", "a", "b", hour(3))), said(SSH, "c1"));
    assertThat(sets()).isEmpty();
    assertThat(store().history(id("c1"))).isEmpty();
  }

  @Test
  default void endedClaimIsBelievedAndACorrectedOneOnRecord() {
    putHost();
    var open = claim(SSH, "c1", "os.version", "12", hour(1)).confirmedAt(hour(3));
    var now = claim(SSH, "c1", "os.version", "13", hour(4));
    commit(new Change.FacetRead(verified(SSH, hour(1))), said(SSH, "c1", open));
    commit(
        new Change.FacetRead(verified(SSH, hour(4))),
        said(SSH, "c1", now),
        new Change.ClaimPast(open.believedUntil(hour(5))),
        new Change.ClaimPast(open.ended(hour(4), hour(5))));

    assertThat(store().claims(id("c1"))).containsExactly(open.ended(hour(4), hour(5)), now);
    assertThat(reopened().history(id("c1")))
        .containsExactly(open.believedUntil(hour(5)), open.ended(hour(4), hour(5)), now);
    assertThat(store().ended(List.of(id("c1")))).containsExactly(open.ended(hour(4), hour(5)));
  }

  @Test
  default void endOfAClaimMayBeCorrected() {
    putHost();
    var ended = claim(SSH, "c1", "os.version", "12", hour(1)).ended(hour(4), hour(5));
    var sooner = claim(SSH, "c1", "os.version", "12", hour(1)).ended(hour(3), hour(6));
    var part = claim(INTERFACES, "p1", "interface.name", "eth0", hour(1)).ended(hour(2), hour(2));
    commit(new Change.ClaimPast(ended), new Change.ClaimPast(part));
    commit(new Change.ClaimCorrected(ended, hour(6)), new Change.ClaimPast(sooner));

    assertThat(store().claims(id("c1"))).containsExactly(sooner);
    assertThat(reopened().history(id("c1"))).containsExactly(ended.believedUntil(hour(6)), sooner);
    assertThat(store().ended(List.of(id("c1"), id("c2")))).containsExactly(sooner, part);
    assertThat(store().ended(List.of())).isEmpty();
  }

  @Test
  default void onlyAClaimThatIsOnRecordAndBelievedCanBeCorrected() {
    putHost();
    var ended = claim(SSH, "c1", "os.version", "12", hour(1)).ended(hour(4), hour(5));
    commit(new Change.ClaimPast(ended));
    var other = claim(SSH, "c1", "os.version", "12", hour(1)).ended(hour(3), hour(5));

    assertThatThrownBy(() -> commit(new Change.ClaimCorrected(other, hour(6))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("os.version");
    commit(new Change.ClaimCorrected(ended, hour(6)));
    assertThatThrownBy(() -> commit(new Change.ClaimCorrected(ended, hour(7))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store().history(id("c1"))).containsExactly(ended.believedUntil(hour(6)));
  }

  @Test
  default void openClaimIsNotPast() {
    var open = claim(SSH, "c1", "os.version", "12", hour(1));

    assertThatThrownBy(() -> commit(new Change.ClaimPast(open)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("os.version");
  }

  @Test
  default void heldClaimIsNotConfirmedByItsFacet() {
    putHost();
    var name = claim(INTERFACES, "p1", "interface.name", "eth0", hour(2));
    commit(
        new Change.FacetRead(verified(INTERFACES, hour(6))),
        held(INTERFACES, "p1", Set.of("interface.name", "of nothing"), name),
        new Change.Decided(state(INTERFACES, "p1", "interface.name", Value.of("eth0"))));

    reopened();
    assertThat(sets())
        .containsExactly(
            new ClaimSet(INTERFACES, id("p1"), List.of(name), Set.of("interface.name")));
    assertPartIsConfirmed(hour(2));

    commit(said(INTERFACES, "p1", name));

    assertThat(sets().getFirst().open()).containsExactly(name.confirmedAt(hour(6)));
    assertPartIsConfirmed(hour(6));
  }

  private void assertPartIsConfirmed(Instant at) {
    var body = body("c1");
    assertThat(store().states(id("p1")).getFirst().lastVerified()).isEqualTo(at);
    assertThat(body.states().getFirst().lastVerified()).isEqualTo(at);
    assertThat(store().item(id("p1")).orElseThrow().lastSeen()).isEqualTo(at);
    assertThat(body.parts().getFirst().lastSeen()).isEqualTo(at);
  }

  @Test
  default void facetSaysOneThingOfAnAttributeAtATime() {
    putHost();
    var one = claim(SSH, "c1", "os.version", "12", hour(1));
    var other = claim(SSH, "c1", "os.version", "13", hour(1));

    assertThatThrownBy(() -> commit(said(SSH, "c1", one, other)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("os.version");
    assertThat(store().claims(id("c1"))).isEmpty();
  }

  @Test
  default void claimSetHoldsNothingForeign() {
    var one = claim(SSH, "c1", "os.version", "12", hour(1));
    var wrong =
        List.of(
            said(SNMP, "c1", one),
            said(SSH, "p1", one),
            said(SSH, "c1", one.ended(hour(2), hour(2))));

    for (var change : wrong) {
      assertThatThrownBy(() -> commit(change))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("os.version");
    }
  }

  @Test
  default void claimKeepsEveryKindOfValueAndItsEvidence() {
    putHost();
    var values =
        List.of(
            Value.of("a\n'\\\" ☃\u0001\uD83D\uDE00\t\\t\r"),
            Value.of("\u0000 \uE000 \uD83D \uE0000000"),
            Value.of(""),
            Value.of(Long.MIN_VALUE),
            Value.of(true),
            Value.of(List.of("b\nc", "a\td")),
            Value.of(List.of()),
            new Value.None());
    var open = new ArrayList<Claim>();
    for (int i = 0; i < values.size(); i++) {
      open.add(claim(SSH, "c1", "a" + i, values.get(i), hour(1)));
    }
    var bare = claim(SSH, "c1", "b\t1", "x", hour(1));
    open.add(because(bare, hour(0), "run\t2", new Evidence("cd34", 0, null)));
    open.add(because(claim(SSH, "c1", "c", "x", hour(1)), null, "r", new Evidence("", 9, "")));
    commit(said(SSH, "c1", open.toArray(Claim[]::new)));
    for (var claim : open) {
      commit(new Change.ClaimPast(claim.ended(hour(2), hour(3))));
    }

    assertThat(reopened().claims(id("c1")).stream().filter(Claim::open)).isEqualTo(open);
    assertThat(store().ended(List.of(id("c1"))))
        .isEqualTo(open.stream().map(c -> c.ended(hour(2), hour(3))).toList());
  }

  @Test
  default void verySizeableValuesAreKept() {
    putHost();
    var large = Value.of("0123456789abcdef".repeat(150_000));
    commit(
        said(SSH, "c1", claim(SSH, "c1", "a", large, hour(1))),
        new Change.ClaimPast(claim(SSH, "c1", "b", large, hour(1)).ended(hour(2), hour(2))),
        new Change.Decided(state(SSH, "c1", "a", large)));
    commit(new Change.Decided(state(SSH, "c1", "a", Value.of("small"))));

    assertThat(reopened().claims(id("c1"))).extracting(Claim::value).containsExactly(large, large);
    assertThat(store().decisions(id("c1"), "a").getFirst().value()).isEqualTo(large);
  }

  private static Claim because(
      Claim claim, @Nullable Instant after, String run, Evidence evidence) {
    return new Claim(
        claim.facet(),
        claim.ci(),
        claim.attribute(),
        claim.value(),
        after,
        claim.validFrom(),
        null,
        claim.recordedFrom(),
        null,
        claim.confirmed(),
        run,
        evidence);
  }
}
