package org.cadastre.cmdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.cadastre.cmdb.journal.Journal;
import org.cadastre.cmdb.sql.SqlStore;
import org.cadastre.core.store.StoreInUseException;
import org.cadastre.core.store.TranscriptArchive.Entry;
import org.cadastre.core.store.TranscriptArchive.Kept;
import org.cadastre.testkit.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was acknowledged survives `kill -9`. The system property `cadastre.kills` says how often
/// that is tried.
final class KilledProcessTest {
  private static final int KILLS = Integer.getInteger("cadastre.kills", 5);
  private static final int MOST_LINES = 400;

  private final Map<Integer, Long> archived = new TreeMap<>();
  private final Set<Integer> committed = new HashSet<>();

  @Test
  void nothingAcknowledgedIsLostWhenTheProcessIsKilled(@TempDir Path directory)
      throws IOException, InterruptedException {
    var random = new Random(20261121);
    for (int kill = 0; kill < KILLS; kill++) {
      writeAndKill(directory, 1 + random.nextInt(MOST_LINES));

      assertJournalHoldsAllArchived(directory);
      assertStoreHoldsAllCommitted(directory);
    }
  }

  private void writeAndKill(Path directory, int lines) throws IOException, InterruptedException {
    int last = archived.keySet().stream().mapToInt(n -> n).max().orElse(0);
    var process = WritingProcess.start(directory, last + 1);
    try (var out = process.inputReader()) {
      for (int i = 0; i < lines; i++) {
        note(out);
      }
      assertThatThrownBy(() -> SqlStore.open(directory)).isInstanceOf(StoreInUseException.class);
      process.toHandle().destroyForcibly();
      while (note(out)) {
        // What it still acknowledged before it died counts as well.
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private boolean note(BufferedReader out) throws IOException {
    var line = out.readLine();
    if (line == null || !line.endsWith(" .")) {
      return false;
    }
    var words = line.split(" ", -1);
    int number = Integer.parseInt(words[1]);
    if (words[0].equals("archived")) {
      archived.put(number, Long.parseLong(words[2]));
    } else {
      committed.add(number);
    }
    return true;
  }

  private void assertJournalHoldsAllArchived(Path directory) {
    var kept = new HashMap<Long, Entry>();
    try (var journal = Journal.open(directory.resolve("journal"), InstantSource.system())) {
      journal.after(-1, k -> kept.put(k.location(), k));
    }
    archived.forEach((number, location) ->
        assertThat(kept.get(location))
            .extracting(entry -> ((Kept) entry).transcript())
            .isEqualTo(Samples.transcript("answer " + number)));
  }

  private void assertStoreHoldsAllCommitted(Path directory) {
    try (var store = SqlStore.open(directory)) {
      for (int number : archived.keySet()) {
        var record = store.record(Samples.id("c" + number));
        assertThat(record.isPresent() || !committed.contains(number)).isTrue();
        record.ifPresent(r -> {
          assertThat(r.parts()).hasSize(3);
          assertThat(store.evidence("hash" + number)).isNotEmpty();
          assertThat(store.claims(Samples.id("c" + number + "c"))).hasSize(1);
          assertThat(store.states(Samples.id("c" + number + "c"))).hasSize(1);
        });
      }
    }
  }
}
