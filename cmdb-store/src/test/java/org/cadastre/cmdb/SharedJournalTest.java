package org.cadastre.cmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cadastre.cmdb.journal.Journal;
import org.cadastre.core.store.TranscriptArchive.Kept;
import org.cadastre.testkit.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedJournalTest {
  private static final int EACH = 300;

  @Test
  void processesAppendToOneJournalAtTheSameTime(@TempDir Path directory)
      throws IOException, InterruptedException {
    var processes = new ArrayList<Process>();
    for (var name : List.of("a", "b")) {
      processes.add(
          JavaProcess.start(
              AppendingProcess.class, directory.toString(), name, Integer.toString(EACH)));
    }
    try (var journal = Journal.open(directory, InstantSource.system())) {
      for (int i = 0; i < EACH; i++) {
        journal.append("c", Samples.transcript("answer " + i));
      }
      for (var process : processes) {
        assertThat(process.waitFor()).isZero();
      }

      assertThat(answers(journal)).hasSize(3).allSatisfy((_, of) -> assertThat(of).hasSize(EACH));
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
  }

  private static Map<String, List<Kept>> answers(Journal journal) {
    var kept = new ArrayList<Kept>();
    journal.after(-1, entry -> kept.add((Kept) entry));
    return kept.stream().collect(Collectors.groupingBy(Kept::run));
  }
}
