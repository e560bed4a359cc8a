package org.cadastre.cli.command;

import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.view.ConflictView;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Conflict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `cadastre conflict list`
@Command(name = "list", description = "Open conflicts, oldest first, each with its candidates.")
final class ConflictList implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var items = new HashMap<CiId, ConfigurationItem>();
    List<Conflict> conflicts =
        root.cadastre()
            .ask(store -> {
              var open = store.conflicts();
              open.forEach(conflict ->
                  conflict
                      .candidates()
                      .forEach(id -> store.item(id).ifPresent(i -> items.put(id, i))));
              return open;
            });
    new ConflictView(items).list(root.console(), conflicts);
    return conflicts.isEmpty() ? Exit.REFUSED : Exit.DONE;
  }
}
