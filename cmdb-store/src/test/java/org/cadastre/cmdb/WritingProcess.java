package org.cadastre.cmdb;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.cmdb.journal.Journal;
import org.cadastre.cmdb.sql.SqlStore;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.model.Value;
import org.cadastre.testkit.Samples;

/// A process that archives and commits without end, and says so: `archived N LOCATION`, `committed
/// N`.
final class WritingProcess {
  private WritingProcess() {}

  /// Starts one that goes on from that number.
  static Process start(Path directory, int from) throws IOException {
    return JavaProcess.start(WritingProcess.class, directory.toString(), Integer.toString(from));
  }

  public static void main(String[] arguments) {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var directory = Path.of(arguments[0]);
    try (var journal = Journal.open(directory.resolve("journal"), InstantSource.system());
        var store = SqlStore.open(directory)) {
      for (int i = Integer.parseInt(arguments[1]); true; i++) {
        var kept = journal.append("run", Samples.transcript("answer " + i));
        out.println("archived " + i + " " + kept.location() + " .");
        store.commit(changes(i, kept.location()));
        out.println("committed " + i + " .");
      }
    }
  }

  /// An item with a few parts, all named by the number.
  static ChangeSet changes(int number, long location) {
    var id = "c" + number;
    var facet = Samples.facet("ssh", id, "software");
    var changes = new ArrayList<Change>();
    changes.add(
        new Change.EvidenceKept(Samples.evidence("hash" + number, Samples.hour(1), location)));
    changes.add(new Change.ItemPut(Samples.item(id, "server", id)));
    changes.add(new Change.FacetRead(Samples.verified(facet, Samples.hour(1))));
    for (var part : List.of("a", "b", "c")) {
      var of = id + part;
      changes.add(new Change.ItemPut(Samples.part(of, id, "software_package", part)));
      changes.add(
          new Change.KeyLearnt(
              Samples.id(of), new Key("software.name", part), "software", "ssh", true));
      changes.add(
          Samples.said(
              facet, of, Samples.claim(facet, of, "software.name", part, Samples.hour(1))));
      changes.add(new Change.Decided(Samples.state(facet, of, "software.name", Value.of(part))));
    }
    return new ChangeSet(changes);
  }
}
