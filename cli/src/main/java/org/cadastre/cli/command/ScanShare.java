package org.cadastre.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.view.RunView;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.SharedRuns;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre scan share`
@Command(
    name = "share",
    description = {
      "Have the nodes that serve a shared database do a scan together, and follow it.",
      "Each node needs the scan, its credentials and host keys in its own home."
    })
@Needs(Operation.SCAN)
final class ScanShare implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "A scan that the home's settings name.")
  private String name = "";

  @Option(names = "--detach", description = "Do not wait for its end.")
  private boolean detach;

  @Override
  public Integer call() throws InterruptedException {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var shared =
        cadastre
            .shared()
            .orElseThrow(() ->
                new RefusedException(
                    "this home keeps its register in files, so no other node can help; see"
                        + " docs/schedules.md"));
    try (shared) {
      return share(cadastre, shared, root.console());
    }
  }

  private int share(Cadastre cadastre, SharedRuns shared, Console console)
      throws InterruptedException {
    var run = cadastre.run(shared.publish(name, name));
    if (detach) {
      RunView.list(console, List.of(run));
      return Exit.DONE;
    }
    return ScanWatch.watch(cadastre, run, console);
  }
}
