package org.cadastre.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.testkit.Samples.RUN;
import static org.cadastre.testkit.Samples.evidence;
import static org.cadastre.testkit.Samples.facet;
import static org.cadastre.testkit.Samples.hearsay;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.item;
import static org.cadastre.testkit.Samples.verified;

import java.time.Instant;
import java.util.List;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.store.CmdbStore.PastReading;
import org.junit.jupiter.api.Test;

/// Readings of facets, and which of them counts.
interface FacetContract extends StoreUnderTest {
  FacetKey SYSTEM = facet("ssh", "c1", "system");

  private List<Facet> facets() {
    return head("c1").facets();
  }

  private static Facet reading(String transcript, int place, Instant readAt) {
    return new Facet(SYSTEM, "hash", readAt, readAt, RUN, transcript, place);
  }

  @Test
  default void facetIsAsLastReadAndEveryReadingIsInTheLedger() {
    var other = new Facet(SYSTEM, "other", hour(3), hour(3), "r2", "t3", 7);
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.FacetRead(verified(SYSTEM, hour(1))));
    commit(new Change.FacetRead(verified(SYSTEM, hour(2))), new Change.FacetRead(other));

    assertThat(facets()).containsExactly(other);
    assertThat(reopened().verifications(SYSTEM))
        .containsExactly(verified(SYSTEM, hour(1)), verified(SYSTEM, hour(2)), other);
    assertThat(store().verifications(facet("snmp", "c1", "system"))).isEmpty();
  }

  @Test
  default void readingThatCameLateIsNotTheLatest() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.FacetRead(verified(SYSTEM, hour(5))));
    commit(new Change.FacetRead(verified(SYSTEM, hour(2))));

    assertThat(facets()).containsExactly(verified(SYSTEM, hour(5)));
    assertThat(reopened().verifications(SYSTEM))
        .containsExactly(verified(SYSTEM, hour(2)), verified(SYSTEM, hour(5)));
  }

  @Test
  default void readingsOfOneTimeAreOrderedByTranscriptAndPlace() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.FacetRead(reading("b", 1, hour(1))));
    commit(
        new Change.FacetRead(reading("a", 3, hour(1))),
        new Change.FacetRead(reading("b", 2, hour(1))));

    assertThat(facets()).containsExactly(reading("b", 2, hour(1)));
    assertThat(store().verifications(SYSTEM))
        .containsExactly(
            reading("a", 3, hour(1)), reading("b", 1, hour(1)), reading("b", 2, hour(1)));
  }

  @Test
  default void hearsayIsReadButVerifiesNothing() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.FacetRead(verified(SYSTEM, hour(1))));
    commit(new Change.FacetRead(hearsay(SYSTEM, hour(4))));

    var facet = facets().getFirst();

    assertThat(facet.readAt()).isEqualTo(hour(4));
    assertThat(facet.lastVerified()).isEqualTo(hour(1));
    assertThat(reopened().verifications(SYSTEM).getLast()).isEqualTo(hearsay(SYSTEM, hour(4)));
  }

  @Test
  default void facetsOfAHostAreListedBySourceAndKind() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.FacetRead(verified(SYSTEM, hour(1))),
        new Change.FacetRead(verified(facet("snmp", "c1", "system"), hour(1))),
        new Change.FacetRead(verified(facet("snmp", "c1", "interfaces"), hour(1))),
        new Change.FacetRead(verified(facet("ssh", "c2", "system"), hour(1))));

    assertThat(facets())
        .extracting(Facet::key)
        .containsExactly(facet("snmp", "c1", "interfaces"), facet("snmp", "c1", "system"), SYSTEM);
  }

  @Test
  default void resetFacetHasTheReadingsThatFollow() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.EvidenceKept(evidence("t1", hour(1), 1)),
        new Change.FacetRead(reading("t1", 0, hour(1))));
    commit(
        new Change.EvidenceKept(evidence("t2", hour(2), 2)),
        new Change.FacetRead(reading("t2", 0, hour(2))));
    commit(
        new Change.EvidenceKept(evidence("t3", hour(6), 3)),
        new Change.FacetReset(SYSTEM, hour(6)),
        new Change.FacetRead(reading("t1", 0, hour(1))));

    assertThat(facets()).containsExactly(reading("t1", 0, hour(1)));
    assertThat(store().verifications(SYSTEM)).containsExactly(reading("t1", 0, hour(1)));
    assertThat(reopened().allVerifications(SYSTEM))
        .containsExactly(
            new PastReading(reading("t1", 0, hour(1)), hour(1), hour(6)),
            new PastReading(reading("t1", 0, hour(1)), hour(6), null),
            new PastReading(reading("t2", 0, hour(2)), hour(2), hour(6)));
  }

  @Test
  default void resetFacetThatIsNotReadAgainIsForgotten() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.FacetRead(verified(SYSTEM, hour(1))));
    commit(new Change.FacetRead(verified(SYSTEM, hour(2))), new Change.FacetReset(SYSTEM, hour(3)));

    assertThat(facets()).isEmpty();
    assertThat(store().verifications(SYSTEM)).isEmpty();
    assertThat(reopened().allVerifications(SYSTEM))
        .extracting(PastReading::recordedTo)
        .containsExactly(hour(3), hour(3));

    commit(new Change.FacetRead(verified(SYSTEM, hour(2))));
    assertThat(facets()).containsExactly(verified(SYSTEM, hour(2)));
    assertThat(store().allVerifications(SYSTEM)).hasSize(3);
  }

  @Test
  default void readingIsKnownSinceItsTranscriptIs() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.EvidenceKept(evidence("t1", hour(8), 1)));
    commit(new Change.FacetRead(reading("t1", 0, hour(1))));

    assertThat(store().allVerifications(SYSTEM))
        .containsExactly(new PastReading(reading("t1", 0, hour(1)), hour(8), null));
  }
}
