package org.cadastre.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.view.CsvExport;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.store.CiQuery;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre export csv`
@Command(
    name = "csv",
    description = "One row for each item, or (--long) for each attribute of each item.")
@Needs(Operation.READ)
final class ExportCsv implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..*", paramLabel = "QUERY", description = "As for 'ci list'.")
  private List<String> words = List.of();

  @Option(
      names = "--attributes",
      split = ",",
      paramLabel = "A",
      description = "These and no others, in this order (default: all there are).")
  private List<String> attributes = List.of();

  @Option(names = "--status", description = "Beside each attribute, its status.")
  private boolean status;

  @Option(names = "--long", description = "One row for each attribute of each item.")
  private boolean tall;

  @Option(
      names = "--identifier",
      split = ",",
      paramLabel = "TYPE",
      description = "A column for each of these (default with --long: all there are).")
  private List<String> identifiers = List.of();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var model = cadastre.configuration().model();
    check(model);
    var terms = Items.terms(model, words);
    var query = new CiQuery(terms, Items.meansParts(model, terms), false);
    var export = new CsvExport(attributes, identifiers, status, cadastre.clock().instant());
    long rows =
        cadastre.ask(store ->
            tall
                ? export.tall(root.console(), store, query)
                : export.wide(root.console(), store, query));
    return Exit.listed(root.console(), rows != 0);
  }

  private void check(ClassModel model) {
    var errors = new ArrayList<String>();
    for (var attribute : attributes) {
      if (model.attribute(attribute).isEmpty()) {
        errors.add("there is no attribute '" + attribute + "'");
      }
    }
    if (!errors.isEmpty()) {
      throw new BadInputException(errors);
    }
  }
}
