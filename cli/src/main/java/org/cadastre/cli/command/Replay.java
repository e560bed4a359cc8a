package org.cadastre.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.view.FindingView;
import org.cadastre.cli.view.RebuildView;
import org.cadastre.core.evidence.Finding;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.RebuildReport;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre replay`
@Command(
    name = "replay",
    description =
        "Read recorded transcripts again: what would be found today. Enters nothing. With --all,"
            + " build the whole register anew from its journal, identification included.")
@Needs(value = Operation.READ, with = "--all", then = Operation.MAINTAIN)
final class Replay implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "As 'probe --record' or 'evidence show --raw' wrote it.")
  private List<Path> files = List.of();

  @Option(
      names = "--all",
      description =
          "Build the register anew beside the one in use, say what differs, and put it in place."
              + " Goes on where it was interrupted.")
  private boolean all;

  @Option(names = "--dry-run", description = "With --all: only say what would differ.")
  private boolean dryRun;

  @Override
  public Integer call() {
    if (all == !files.isEmpty() || (dryRun && !all)) {
      throw new ParameterException(
          spec.commandLine(), "Either files, or --all (with --dry-run if you like).");
    }
    var root = Root.of(spec);
    return all ? rebuild(root) : read(root);
  }

  private int read(Root root) {
    var cadastre = root.cadastre();
    var console = root.console();
    var findings = new ArrayList<Finding>();
    for (var file : files) {
      var reading = cadastre.replay(file);
      console.remark(FindingView.heading(reading.transcript()));
      findings.addAll(reading.findings());
    }
    FindingView.list(console, findings);
    return findings.isEmpty() ? Exit.REFUSED : Exit.DONE;
  }

  private int rebuild(Root root) {
    var cadastre = root.cadastre();
    var console = root.console();
    RebuildView.show(console, rebuilt(cadastre, console));
    return Exit.DONE;
  }

  private RebuildReport rebuilt(Cadastre cadastre, Console console) {
    try (var line = new CountLine(console, "%d entries read again")) {
      return dryRun ? cadastre.rehearseRebuild(line) : cadastre.rebuild(line);
    }
  }
}
