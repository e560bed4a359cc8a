package org.cadastre.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.view.ItemView;
import org.cadastre.cli.view.Surroundings;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CiRecord;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre ci list`
@Command(name = "list", description = "The items that match every word.")
@Needs(Operation.READ)
final class CiList implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "QUERY",
      description =
          "key:value words, such as class:switch hw.vendor:cisco status:stale source:snmp"
              + " name:core-1. What was retired is listed with status:retired only.")
  private List<String> words = List.of();

  @Option(names = "--full", description = "With attributes and relations (not in tables).")
  private boolean full;

  @Option(
      names = "--parts",
      description =
          "Also what exists only within a host: interfaces, packages … (or ask for their class:"
              + " class:interface).")
  private boolean parts;

  private static boolean asksForStatus(CiQuery query) {
    return query.terms().stream().anyMatch(CiQuery.Term.WithStatus.class::isInstance);
  }

  private static List<CiRecord> present(List<CiRecord> found) {
    return found.stream().filter(record -> record.item().lifecycle() != Lifecycle.RETIRED).toList();
  }

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var now = cadastre.clock().instant();
    CiQuery query;
    if (words.isEmpty()) {
      query = new CiQuery(List.of(), parts, full);
    } else {
      var model = cadastre.configuration().model();
      query = Items.query(model, Items.terms(model, words), parts, full);
    }
    var around = new Surroundings();
    List<CiRecord> found =
        cadastre.ask(store -> {
          var records = store.list(query, now);
          if (full) {
            records.forEach(record -> around.gather(store, record));
          }
          return records;
        });
    var console = root.console();
    var shown = asksForStatus(query) ? found : present(found);
    new ItemView(now, around).list(console, shown, full);
    if (shown.size() < found.size()) {
      console.remark(
          "%d retired not shown; status:retired lists them".formatted(found.size() - shown.size()));
    } else if (shown.isEmpty()) {
      console.remark("nothing found");
    }
    return shown.isEmpty() ? Exit.REFUSED : Exit.DONE;
  }
}
