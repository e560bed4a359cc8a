package org.cadastre.cli.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.concurrent.Callable;
import org.cadastre.cli.view.ItemView;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Lock;
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
    var hosts = new HashMap<CiId, ConfigurationItem>();
    var locks = new ArrayList<Lock>();
    var record =
        cadastre.ask(store -> {
          var found = store.record(Items.find(root.console(), store, name)).orElseThrow();
          var host = found.item().host();
          if (host != null) {
            store.item(host).ifPresent(item -> hosts.put(host, item));
          }
          locks.addAll(store.locks(found.item().id()));
          return found;
        });
    new ItemView(cadastre.clock().instant(), hosts, locks).show(root.console(), record);
    return Exit.DONE;
  }
}
