package org.cadastre.cmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.cmdb.journal.ChainedArchive.Step;
import org.cadastre.cmdb.journal.Journal;
import org.cadastre.cmdb.journal.Removal;
import org.cadastre.core.store.TranscriptArchive.Condensed;
import org.cadastre.core.store.TranscriptArchive.Conversation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed while it lets the words of transcripts go leaves each file as it was or
/// as it was to be. The system property `cadastre.kills` says how often that is tried.
final class KilledThinningTest {
  private static final int KILLS = Integer.getInteger("cadastre.kills", 4);

  @TempDir private Path directory = Path.of("");

  @Test
  void nothingIsLostWhenTheProcessIsKilled() throws IOException, InterruptedException {
    var random = new Random(20261122);
    for (int kill = 0; kill < KILLS; kill++) {
      condenseAndKill(1 + random.nextInt(6), random.nextInt(60), kill);
      assertChainUnbroken();
      try (var journal = open()) {
        journal.thinning().thin();
      }
      assertChainUnbroken();
      assertAllNamedAreGone();
      assertThat(directory.toFile().list((_, name) -> name.endsWith(".unfinished"))).isEmpty();
    }
  }

  private Journal open() {
    return Journal.open(directory, InstantSource.system());
  }

  private void condenseAndKill(int rounds, int millis, int seed)
      throws IOException, InterruptedException {
    var process =
        JavaProcess.start(CondensingProcess.class, directory.toString(), Integer.toString(seed));
    try (var out = process.inputReader()) {
      for (int i = 0; i < rounds; i++) {
        assertThat(out.readLine()).isEqualTo("named .");
      }
      assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private void assertChainUnbroken() {
    var damage = new ArrayList<Step>();
    try (var journal = open()) {
      journal.walk(
          ChainedArchive.BEGINNING,
          ChainedArchive.END,
          step -> {
            if (step instanceof Step.Damage) {
              damage.add(step);
            }
          });
    }
    assertThat(damage).isEmpty();
  }

  private void assertAllNamedAreGone() {
    var named = new ArrayList<Removal.Gone>();
    var entries = new ArrayList<Conversation>();
    try (var journal = open()) {
      journal.thinning().removals(removal -> named.addAll(removal.gone()));
      journal.after(
          -1,
          entry -> {
            if (entry instanceof Conversation conversation) {
              entries.add(conversation);
            }
          });
    }
    assertThat(entries.stream().filter(Condensed.class::isInstance).map(Conversation::location))
        .containsExactlyElementsOf(named.stream().map(Removal.Gone::location).toList())
        .isNotEmpty();
  }
}
