package org.cadastre.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.view.FindingView;
import org.cadastre.core.evidence.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre replay`
@Command(
    name = "replay",
    description = "Read recorded transcripts again: what would be found today. Enters nothing.")
final class Replay implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "As 'probe --record' or 'evidence show --raw' wrote it.")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    var root = Root.of(spec);
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
}
