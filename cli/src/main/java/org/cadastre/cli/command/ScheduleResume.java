package org.cadastre.cli.command;

import org.cadastre.core.ci.Act;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `cadastre schedule resume`
@Command(name = "resume", description = "Let a paused schedule run again.")
@Needs(Operation.SCHEDULE)
final class ScheduleResume extends Noted {
  @Parameters(paramLabel = "NAME", description = "Of the schedule.")
  private String name = "";

  @Override
  Act.Signed change(Cadastre cadastre, Word word) {
    return cadastre.schedules().resume(name, word);
  }
}
