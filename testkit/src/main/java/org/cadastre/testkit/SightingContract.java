package org.cadastre.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.id;
import static org.cadastre.testkit.Samples.item;
import static org.cadastre.testkit.Samples.sighting;

import java.util.List;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.ci.Signature;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.junit.jupiter.api.Test;

/// Who was met when, and for which item that was taken.
interface SightingContract extends StoreUnderTest {

  @Test
  default void sightingsOfItemsAreListedInTheOrderInWhichTheyHappened() {
    var first = sighting("t2", 0, hour(1), "c1");
    var second = sighting("t1", 0, hour(2), "c1");
    var third = sighting("t1", 1, hour(2), "c2");
    commit(new Change.Sighted(third), new Change.Sighted(second));
    commit(new Change.Sighted(first), new Change.Sighted(sighting("t1", 2, hour(3), "c3")));

    assertThat(reopened().sightings(List.of(id("c1"), id("c2"), id("c2"), id("c9"))))
        .containsExactly(first, second, third);
    assertThat(store().sightings(List.of())).isEmpty();
  }

  @Test
  default void sightingIsReadAsItWas() {
    var met =
        new Sighting(
            "t1",
            3,
            hour(1),
            hour(2),
            "import:cmdb",
            new Endpoint("file", "a b.csv", 0),
            false,
            new Subject("server", "web\t01", List.of(new Key("b\tc", "1\n2"), new Key("a", ""))),
            id("c1"),
            id("c2"));
    var bare =
        new Sighting(
            "t1",
            4,
            hour(1),
            hour(2),
            "ssh",
            Endpoint.parse("ssh:[fe80::1]:22"),
            true,
            new Subject("device", "", List.of()),
            null,
            null);
    commit(new Change.Sighted(met), new Change.Sighted(bare));

    assertThat(reopened().sightingsIn(List.of("t1", "t2"))).containsExactly(met, bare);
    assertThat(store().sightingsIn(List.of("t2"))).isEmpty();
  }

  @Test
  default void sightingMayBeTakenForAnotherItem() {
    var met = sighting("t1", 0, hour(1), "c1");
    commit(new Change.Sighted(met), new Change.Sighted(sighting("t2", 0, hour(1), "c1")));
    commit(
        new Change.Sighted(met.takenFor(id("c2"), id("c1"))),
        new Change.Sighted(met.takenFor(id("c3"), id("c1"))));

    assertThat(store().sightings(List.of(id("c3"))))
        .containsExactly(met.takenFor(id("c3"), id("c1")));
    assertThat(reopened().sightings(List.of(id("c1"), id("c2")))).hasSize(1);
    assertThat(store().sightingsIn(List.of("t1"))).hasSize(1);
  }

  @Test
  default void sightingThatIsForgottenWasNeverMet() {
    var kept = sighting("t1", 1, hour(1), "c1");
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.Sighted(sighting("t1", 0, hour(5), "c1")),
        new Change.Sighted(kept),
        new Change.Sighted(sighting("t2", 0, hour(2), null)));
    commit(
        new Change.SightingForgotten("t1", 0),
        new Change.SightingForgotten("t2", 0),
        new Change.SightingForgotten("t3", 0));

    assertThat(reopened().sightings(List.of(id("c1")))).containsExactly(kept);
    assertThat(store().unsettled()).isEmpty();
    assertThat(head("c1").lastMet()).isEqualTo(hour(1));
  }

  @Test
  default void sightingsThatWereTakenForNoItemAreUnsettled() {
    var first = sighting("t1", 0, hour(1), null);
    var second = sighting("t1", 1, hour(2), null);
    commit(
        new Change.Sighted(second),
        new Change.Sighted(first),
        new Change.Sighted(sighting("t2", 0, hour(1), "c1")));

    assertThat(reopened().unsettled()).containsExactly(first, second);

    commit(new Change.Sighted(first.takenFor(id("c1"), null)));
    assertThat(store().unsettled()).containsExactly(second);
  }

  @Test
  default void sightingsOfAlikeSubjectsAreFoundByTheirSignature() {
    var first = sighting("t1", 0, hour(1), null);
    var second = sighting("t2", 0, hour(2), "c1");
    commit(
        new Change.Sighted(second),
        new Change.Sighted(first),
        new Change.Sighted(sighting("t1", 1, hour(2), "c1")));

    var signature = Signature.of(first.subject());
    assertThat(reopened().sightingsLike(List.of(signature, "none"))).containsExactly(first, second);
    assertThat(store().sightingsLike(List.of())).isEmpty();
  }

  @Test
  default void hostWasLastMetWithItsLatestSighting() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.ItemPut(item("c2", "server", "db")),
        new Change.Sighted(sighting("t1", 0, hour(5), "c1")),
        new Change.Sighted(sighting("t2", 0, hour(3), "c1")));

    assertThat(head("c1").lastMet()).isEqualTo(hour(5));
    assertThat(head("c2").lastMet()).isEqualTo(Claim.NEVER);
  }
}
