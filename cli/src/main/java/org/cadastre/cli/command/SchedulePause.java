package org.cadastre.cli.command;

import org.cadastre.core.ci.Act;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `cadastre schedule pause`
@Command(name = "pause", description = "Let a schedule rest until it is resumed.")
@Needs(Operation.SCHEDULE)
final class SchedulePause extends Noted {
  @Parameters(paramLabel = "NAME", description = "Of the schedule.")
  private String name = "";

  @Override
  Act.Signed change(Cadastre cadastre, Word word) {
    return cadastre.schedules().pause(name, word);
  }
}
