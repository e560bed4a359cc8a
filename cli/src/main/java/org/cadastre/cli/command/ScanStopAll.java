package org.cadastre.cli.command;

import org.cadastre.core.ci.Act;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cadastre scan stop-all`
@Command(
    name = "stop-all",
    description =
        "End every scan within two seconds, on every node, and let none begin until 'scan resume'.")
@Needs(Operation.STOP_SCANS)
final class ScanStopAll extends Noted {
  @Option(names = "--lift", description = "Allow scans again, as 'scan resume' does.")
  private boolean lift;

  @Override
  Act.Signed change(Cadastre cadastre, Word word) {
    return lift ? cadastre.stop().lift(word) : cadastre.stop().stop(word);
  }
}
