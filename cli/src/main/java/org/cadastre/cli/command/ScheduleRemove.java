package org.cadastre.cli.command;

import org.cadastre.core.ci.Act;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `cadastre schedule remove`
@Command(name = "remove", description = "End a schedule; what it ran stays on record.")
@Needs(Operation.SCHEDULE)
final class ScheduleRemove extends Noted {
  @Parameters(paramLabel = "NAME", description = "Of the schedule.")
  private String name = "";

  @Override
  Act.Signed change(Cadastre cadastre, Word word) {
    return cadastre.schedules().remove(name, word);
  }
}
