package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.ConflictView;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `cadastre conflict list`
@Command(
    name = "list",
    description = "What waits for a person: who is who, oldest first, then disputed attributes.")
@Needs(Operation.READ)
final class ConflictList implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var now = cadastre.clock().instant();
    return cadastre.ask(store -> {
      var open = OpenConflicts.of(store, now);
      var view = new ConflictView(now, OpenConflicts.candidates(store, open.identities()));
      view.list(root.console(), open.identities(), open.disputes());
      if (open.isEmpty()) {
        root.console().remark("nothing is in conflict");
      }
      return open.isEmpty() ? Exit.REFUSED : Exit.DONE;
    });
  }
}
