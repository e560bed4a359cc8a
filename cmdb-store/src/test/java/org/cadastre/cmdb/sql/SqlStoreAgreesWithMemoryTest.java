package org.cadastre.cmdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cadastre.cmdb.audit.Checkpoints;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.cmdb.journal.Journal;
import org.cadastre.cmdb.memory.MemoryStore;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Signature;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.CmdbStore.Host;
import org.cadastre.testkit.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is committed, the databases and the reference answer alike. The system property
/// `cadastre.seed` gives another sequence of changes.
final class SqlStoreAgreesWithMemoryTest {
  private static final long SEED = Long.getLong("cadastre.seed", 42);
  private static final int COMMITS = 400;
  private static final int BETWEEN_LOOKS = 20;

  @TempDir private Path directory = Path.of("");
  private final MemoryStore memory = new MemoryStore();
  private final RandomChanges random = new RandomChanges(SEED, memory);

  @Test
  void h2AnswersLikeTheReference() {
    compare(Databases.file(directory));
  }

  @Test
  void postgresAnswersLikeTheReference() {
    compare(Databases.postgres());
  }

  private void compare(Databases databases) {
    int refused = 0;
    try (var sql = databases.open()) {
      memory.commit(random.items());
      sql.commit(random.items());
      for (int i = 0; i < COMMITS; i++) {
        var changes = random.changes();
        boolean accepted = accepts(memory, changes);
        assertThat(accepts(sql, changes)).as("%s", changes).isEqualTo(accepted);
        refused += accepted ? 0 : 1;
        if (i % BETWEEN_LOOKS == 0) {
          assertSame(sql);
        }
      }
      assertSame(sql);
      var clock = InstantSource.fixed(Instant.EPOCH);
      try (var journal = Journal.open(directory.resolve("journal"), clock)) {
        var verdict =
            Checkpoints.in(directory.resolve("audit"), clock)
                .verify(journal, sql.seals(), ChainedArchive.BEGINNING, null);
        assertThat(verdict.flaws()).isEmpty();
      }
    }
    try (var sql = databases.open()) {
      assertSame(sql);
    }
    assertThat(refused).isBetween(COMMITS / 20, COMMITS / 2);
  }

  private static boolean accepts(CmdbStore store, ChangeSet changes) {
    try {
      store.commit(changes);
      return true;
    } catch (IllegalStateException _) {
      return false;
    }
  }

  private void assertSame(CmdbStore sql) {
    for (var name : RandomChanges.ITEMS) {
      assertSame(sql, new CiId(name));
    }
    assertSameTogether(sql);
    assertSameFound(sql);
    assertSameSightings(sql);
    assertSameOfRuns(sql);
  }

  private void assertSame(CmdbStore sql, CiId ci) {
    assertThat(sql.record(ci)).isEqualTo(memory.record(ci));
    assertThat(sql.item(ci)).isEqualTo(memory.item(ci));
    assertThat(sql.keys(ci)).isEqualTo(memory.keys(ci));
    assertThat(sql.claims(ci)).containsExactlyInAnyOrderElementsOf(memory.claims(ci));
    assertThat(sql.history(ci)).containsExactlyInAnyOrderElementsOf(memory.history(ci));
    assertThat(sql.states(ci)).isEqualTo(memory.states(ci));
    assertThat(sql.lifecycle(ci)).isEqualTo(memory.lifecycle(ci));
    assertThat(sql.locks(ci)).isEqualTo(memory.locks(ci));
    assertThat(sql.failures(ci, Samples.hour(9))).isEqualTo(memory.failures(ci, Samples.hour(9)));
    for (var attribute : RandomChanges.ATTRIBUTES) {
      assertThat(sql.decisions(ci, attribute)).isEqualTo(memory.decisions(ci, attribute));
    }
    for (var source : RandomChanges.SOURCES) {
      var facet = new FacetKey(source, ci, "x");
      assertThat(sql.verifications(facet)).isEqualTo(memory.verifications(facet));
      assertThat(sql.allVerifications(facet))
          .containsExactlyInAnyOrderElementsOf(memory.allVerifications(facet));
    }
  }

  private void assertSameTogether(CmdbStore sql) {
    var ids = RandomChanges.ITEMS.stream().map(CiId::new).toList();
    assertThat(sql.heads(ids)).isEqualTo(memory.heads(ids));
    assertThat(sql.bodies(ids)).isEqualTo(memory.bodies(ids));
    assertThat(sql.ended(ids)).containsExactlyInAnyOrderElementsOf(memory.ended(ids));
    assertThat(sql.taken(ids)).isEqualTo(memory.taken(ids));
    assertThat(sql.conflictsAbout(ids)).isEqualTo(memory.conflictsAbout(ids));
    assertThat(groups(sql)).isEqualTo(groups(memory));
    for (int hour = 0; hour < 70; hour += 7) {
      var now = Samples.hour(hour);
      assertThat(sql.due(now, 2)).isEqualTo(memory.due(now, 2));
      assertThat(sql.silentSince(now, 2)).isEqualTo(memory.silentSince(now, 2));
    }
  }

  private static List<Map<CiId, Host>> groups(CmdbStore store) {
    var groups = new ArrayList<Map<CiId, Host>>();
    store.eachHost(groups::add);
    return groups;
  }

  private void assertSameFound(CmdbStore sql) {
    for (var word : RandomChanges.WORDS) {
      assertThat(sql.named(word)).isEqualTo(memory.named(word));
      assertThat(sql.named("Server:" + word)).isEqualTo(memory.named("Server:" + word));
      var keys = List.of(new Key("k", word), new Key("l", word));
      assertThat(sql.holders("f", keys)).isEqualTo(memory.holders("f", keys));
      assertThat(sql.everHeld("g", keys)).isEqualTo(memory.everHeld("g", keys));
      for (var term : random.terms(word)) {
        var query = new CiQuery(List.of(term), random.yes(), random.yes());
        var now = random.time();
        assertThat(sql.list(query, now)).as("%s", query).isEqualTo(memory.list(query, now));
      }
    }
  }

  private void assertSameSightings(CmdbStore sql) {
    var ids = RandomChanges.ITEMS.stream().map(CiId::new).toList();
    assertThat(sql.sightings(ids)).isEqualTo(memory.sightings(ids));
    assertThat(sql.unsettled()).isEqualTo(memory.unsettled());
    var transcripts = List.of("t0", "t1");
    assertThat(sql.sightingsIn(transcripts)).isEqualTo(memory.sightingsIn(transcripts));
    var like = List.of(Signature.of(Samples.sighting("t", 1, Samples.hour(1), null).subject()));
    assertThat(sql.sightingsLike(like)).isEqualTo(memory.sightingsLike(like));
  }

  private void assertSameOfRuns(CmdbStore sql) {
    assertThat(sql.runs()).isEqualTo(memory.runs());
    assertThat(sql.coverage("r1")).isEqualTo(memory.coverage("r1"));
    assertThat(sql.movedBy("r1")).isEqualTo(memory.movedBy("r1"));
    assertThat(sql.conflicts()).isEqualTo(memory.conflicts());
    assertThat(sql.acts()).isEqualTo(memory.acts());
    assertThat(sql.assertions()).isEqualTo(memory.assertions());
    assertThat(sql.evidence("")).containsExactlyInAnyOrderElementsOf(memory.evidence(""));
    assertThat(sql.lastLocation()).isEqualTo(memory.lastLocation());
  }
}
