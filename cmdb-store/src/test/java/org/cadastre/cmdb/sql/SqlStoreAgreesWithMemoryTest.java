package org.cadastre.cmdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cadastre.cmdb.memory.MemoryStore;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.model.Value;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CiQuery.Term;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.testkit.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is committed, the database and the reference answer alike.
final class SqlStoreAgreesWithMemoryTest {
  private static final List<String> HOSTS = List.of("h1", "h2", "h3");
  private static final List<String> ITEMS =
      List.of("h1", "h2", "h3", "h1-a", "h1-b", "h2-a", "h3-a");
  private static final List<String> WORDS = List.of("web", "Web", "db", "server", "switch", "10");

  private static final List<String> ATTRIBUTES = List.of("a", "b", "c");

  private final Random random = new Random(42);
  private final MemoryStore memory = new MemoryStore();

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Instant time() {
    return Samples.hour(random.nextInt(60));
  }

  @Test
  void bothStoresAnswerAlike(@TempDir Path directory) {
    int refused = 0;
    try (var sql = SqlStore.open(directory)) {
      for (int i = 0; i < 400; i++) {
        var changes = changes();
        boolean accepted = accepts(memory, changes);
        assertThat(accepts(sql, changes)).as("%s", changes).isEqualTo(accepted);
        refused += accepted ? 0 : 1;
        if (i % 8 == 0) {
          assertSame(sql);
        }
      }
      assertSame(sql);
    }
    assertThat(refused).isBetween(20, 380);
  }

  private static boolean accepts(CmdbStore store, ChangeSet changes) {
    try {
      store.commit(changes);
      return true;
    } catch (IllegalStateException _) {
      return false;
    }
  }

  private ChangeSet changes() {
    var changes = new ArrayList<Change>();
    int size = 1 + random.nextInt(6);
    while (changes.size() < size) {
      changes.add(change());
    }
    return new ChangeSet(changes);
  }

  private Change change() {
    var ci = new CiId(any(ITEMS));
    var facet =
        new FacetKey(any(List.of("ssh", "snmp")), new CiId(ci.value().substring(0, 2)), "x");
    return switch (random.nextInt(11)) {
      case 0, 1 -> new Change.ItemPut(item(ci));
      case 2 -> new Change.FacetVerified(Samples.verified(facet, time()));
      case 3, 4 ->
          new Change.ClaimOpened(
              Samples.claim(facet, ci.value(), any(ATTRIBUTES), any(WORDS), time()));
      case 5, 6 -> ended(ci);
      case 7 -> held(ci);
      case 8 ->
          new Change.Decided(
              Samples.state(facet, ci.value(), any(ATTRIBUTES), value(), losses(facet)));
      case 9 ->
          new Change.KeyLearnt(ci, key(), any(List.of("f", "g")), host(ci), random.nextInt(4) == 0);
      default ->
          new Change.EndpointSeen(
              ci, new Endpoint(any(List.of("ssh", "snmp")), any(WORDS), 22), time());
    };
  }

  private static @Nullable CiId host(CiId ci) {
    return HOSTS.contains(ci.value()) ? null : new CiId(ci.value().substring(0, 2));
  }

  private Key key() {
    return new Key(any(List.of("k", "l")), any(WORDS));
  }

  private Value value() {
    return any(List.of(Value.of(any(WORDS)), Value.of(10), Value.of(List.of("Web", any(WORDS)))));
  }

  private List<Decision.Loss> losses(FacetKey facet) {
    var loss = new Decision.Loss(facet, value(), "lost");
    return List.of(loss, loss).subList(0, random.nextInt(3));
  }

  private ConfigurationItem item(CiId ci) {
    var lifecycle = any(List.of(Lifecycle.ACTIVE, Lifecycle.ACTIVE, Lifecycle.RETIRED));
    var seen = time();
    return new ConfigurationItem(
        ci,
        any(List.of("server", "switch")),
        any(WORDS),
        lifecycle,
        host(ci),
        Samples.hour(0),
        seen,
        seen.plus(Samples.DAY),
        random.nextInt(2),
        random.nextBoolean() ? "ada" : null);
  }

  /// Ends a claim that is open, or one that is not.
  private Change ended(CiId ci) {
    var all = memory.history(ci);
    return all.isEmpty()
        ? new Change.ItemPut(item(ci))
        : new Change.ClaimEnded(any(all), time(), time());
  }

  private Change held(CiId ci) {
    var all = memory.history(ci);
    return all.isEmpty()
        ? new Change.ItemPut(item(ci))
        : new Change.ClaimHeld(any(all), random.nextBoolean() ? time() : null);
  }

  private void assertSame(CmdbStore sql) {
    for (var name : ITEMS) {
      var ci = new CiId(name);
      assertThat(sql.record(ci)).isEqualTo(memory.record(ci));
      assertThat(sql.item(ci)).isEqualTo(memory.item(ci));
      assertThat(sql.parts(ci)).isEqualTo(memory.parts(ci));
      assertThat(sql.keys(ci)).isEqualTo(memory.keys(ci));
      assertThat(sql.claims(ci)).containsExactlyInAnyOrderElementsOf(memory.claims(ci));
      assertThat(sql.history(ci)).containsExactlyInAnyOrderElementsOf(memory.history(ci));
      assertThat(sql.states(ci)).isEqualTo(memory.states(ci));
      assertThat(sql.facets(ci)).isEqualTo(memory.facets(ci));
      for (var facet : memory.facets(ci)) {
        assertThat(sql.openClaims(facet.key())).isEqualTo(memory.openClaims(facet.key()));
        assertThat(sql.verifications(facet.key()))
            .containsExactlyInAnyOrderElementsOf(memory.verifications(facet.key()));
      }
    }
    assertSameFound(sql);
  }

  private void assertSameFound(CmdbStore sql) {
    for (var word : WORDS) {
      assertThat(sql.named(word)).isEqualTo(memory.named(word));
      assertThat(sql.named("Server:" + word)).isEqualTo(memory.named("Server:" + word));
      for (var host : List.of("h1", "h2")) {
        var key = new Key("k", word);
        assertThat(sql.identified(key, "f", null)).isEqualTo(memory.identified(key, "f", null));
        assertThat(sql.identified(key, "f", new CiId(host)))
            .isEqualTo(memory.identified(key, "f", new CiId(host)));
      }
      for (var term : terms(word)) {
        var query = new CiQuery(List.of(term), random.nextBoolean(), random.nextBoolean());
        var now = time();
        assertThat(sql.list(query, now)).as("%s", query).isEqualTo(memory.list(query, now));
      }
    }
  }

  private List<Term> terms(String word) {
    return List.of(
        new Term.OfClass(List.of(word, "router")),
        new Term.WithStatus(any(List.of("STALE", "verified", "conflicted", "retired"))),
        new Term.FromSource(any(List.of("SSH", "snmp", "none"))),
        new Term.Named(word),
        new Term.WithId(any(List.of("H1", "h", "x"))),
        new Term.WithAttribute(any(List.of("A", "b")), word));
  }
}
