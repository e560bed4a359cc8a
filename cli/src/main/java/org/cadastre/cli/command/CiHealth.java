package org.cadastre.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.view.HealthView;
import org.cadastre.core.store.CiQuery;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre ci health`
@Command(
    name = "health",
    description =
        "How complete, fresh and undisputed the register is, per class and owner, and what may be"
            + " in it twice.")
@Needs(Operation.READ)
final class CiHealth implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..*", paramLabel = "QUERY", description = "As for 'ci list'.")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var terms = Items.terms(cadastre.configuration().model(), words);
    var report = cadastre.health(new CiQuery(terms, false, false));
    var console = root.console();
    HealthView.print(console, report);
    return Exit.listed(console, !report.byClass().isEmpty());
  }
}
