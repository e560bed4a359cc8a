package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.Departure;
import org.cadastre.cli.view.ItemView;
import org.cadastre.cli.view.Surroundings;
import org.cadastre.core.store.CiRecord;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre ci show`
@Command(name = "show", description = "All that is known of one item.")
@Needs(Operation.READ)
final class CiShow implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "CI",
      description =
          "An id or how it begins, class:name, a name, or any identifier (serial, address …).")
  private String name = "";

  @Mixin private PastOptions past = new PastOptions();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var times = past.times(cadastre.clock().instant());
    if (times.isPresent()) {
      var found = cadastre.past().find(store -> Items.find(store, name), times.get());
      new ItemView(found).show(root.console(), found.record());
      return Exit.DONE;
    }
    var view =
        cadastre.ask(store -> {
          var found = store.record(Items.find(root.console(), store, name)).orElseThrow();
          var around = new Surroundings();
          around.gather(store, found);
          var item = found.item();
          var shown =
              new ItemView(
                  cadastre.clock().instant(),
                  around,
                  store.locks(item.id()),
                  Departure.of(store, item));
          return new Shown(shown, found);
        });
    view.view().show(root.console(), view.record());
    return Exit.DONE;
  }

  private record Shown(ItemView view, CiRecord record) {}
}
