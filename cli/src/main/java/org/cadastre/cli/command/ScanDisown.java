package org.cadastre.cli.command;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre scan disown`
@Command(
    name = "disown",
    description = {
      "Have nothing count any more that a run or an import said, as if it had never been: its"
          + " clock was wrong, it asked the wrong network, the file was not what it seemed.",
      "What it said stays in the journal, and what was believed for its sake on record."
    })
@Needs(Operation.DECIDE)
final class ScanDisown implements Callable<Integer> {
  /// Of as many items is told how they changed.
  private static final int MOST_TOLD = 1_000;

  private static final int AT_ONCE = 200;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "RUN", description = "A run's id or how it begins ('scan list').")
  private String id = "";

  @Mixin private Because because = new Because();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var deed = new Deed(root);
    var run = deed.cadastre().run(id);
    var met = deed.cadastre().ask(store -> met(store, run.id()));
    boolean many = met.size() > MOST_TOLD;
    int exit =
        deed.done(many ? List.of() : met, steward -> List.of(steward.disown(run, because.word())));
    if (many) {
      root.console().remark("it met more than " + MOST_TOLD + " items: 'ci history' tells of each");
    }
    return exit;
  }

  /// Those that it met, or more of them than are told of.
  private static Set<CiId> met(CmdbStore store, String run) {
    var met = new TreeSet<CiId>();
    var all = store.transcripts(run);
    for (int from = 0; from < all.size() && met.size() <= MOST_TOLD; from += AT_ONCE) {
      var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      for (var sighting : store.sightingsIn(some)) {
        var ci = sighting.ci();
        if (ci != null) {
          met.add(ci);
        }
      }
    }
    return met;
  }
}
