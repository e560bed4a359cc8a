package org.cadastre.cli.command;

import org.cadastre.core.ci.Act;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;

/// `cadastre scan resume`
@Command(name = "resume", description = "Allow scans again after a stop-all.")
@Needs(Operation.STOP_SCANS)
final class ScanResume extends Noted {
  @Override
  Act.Signed change(Cadastre cadastre, Word word) {
    return cadastre.stop().lift(word);
  }
}
