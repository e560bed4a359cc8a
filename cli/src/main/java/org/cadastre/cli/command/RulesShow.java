package org.cadastre.cli.command;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.cadastre.cli.view.RuleView;
import org.cadastre.core.model.ClassModel;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.access.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `cadastre rules show`
@Command(
    name = "show",
    description =
        "Who is believed, in order, and for how long; what copies from what; when items are"
            + " retired; how far sources were found to be right.")
@Needs(Operation.READ)
final class RulesShow implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--class",
      paramLabel = "C",
      description = "What counts for items of this class, inherited rules included.")
  private @Nullable String ciClass;

  @Option(names = "--attribute", paramLabel = "A", description = "What counts for this attribute.")
  private @Nullable String attribute;

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var legislation = root.cadastre().legislation();
    var model = root.cadastre().configuration().model();
    check(model);
    new RuleView(model, legislation.inForce()).show(root.console(), ciClass, attribute);
    return Exit.DONE;
  }

  private void check(ClassModel model) {
    var errors = new ArrayList<String>();
    if (ciClass != null && model.ciClass(ciClass).isEmpty()) {
      errors.add("there is no class '" + ciClass + "'; 'model list' names them");
    }
    if (attribute != null
        && model.attribute(attribute).isEmpty()
        && model.relation(attribute).isEmpty()) {
      errors.add("there is no attribute '" + attribute + "', nor a relation of that name");
    }
    if (!errors.isEmpty()) {
      throw new BadInputException(errors);
    }
  }
}
