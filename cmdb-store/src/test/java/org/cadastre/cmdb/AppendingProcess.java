package org.cadastre.cmdb;

import java.nio.file.Path;
import java.time.InstantSource;
import org.cadastre.cmdb.journal.Journal;
import org.cadastre.testkit.Samples;

/// A process that appends so many transcripts to a journal and ends.
final class AppendingProcess {
  private AppendingProcess() {}

  public static void main(String[] arguments) {
    int transcripts = Integer.parseInt(arguments[2]);
    try (var journal = Journal.open(Path.of(arguments[0]), InstantSource.system())) {
      for (int i = 0; i < transcripts; i++) {
        journal.append(arguments[1], Samples.transcript("answer " + i));
      }
    }
  }
}
