package org.cadastre.cmdb;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Random;
import org.cadastre.cmdb.journal.Condensing;
import org.cadastre.cmdb.journal.Journal;
import org.cadastre.testkit.Samples;

/// A process that lets the words of its own transcripts go, over and over, until it is killed. It
/// says so each time before they go.
final class CondensingProcess {
  private static final int AT_ONCE = 40;

  private CondensingProcess() {}

  public static void main(String[] arguments) {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var random = new Random(Long.parseLong(arguments[1]));
    try (var journal = Journal.open(Path.of(arguments[0]), InstantSource.system())) {
      while (true) {
        var locations = new ArrayList<Long>();
        for (int i = 0; i < AT_ONCE; i++) {
          var said = Samples.transcript(Long.toHexString(random.nextLong()).repeat(200));
          locations.add(journal.append("r", said).location());
        }
        Condensing.name(journal, Condensing.ACT, locations);
        out.println("named .");
        journal.thinning().thin();
      }
    }
  }
}
