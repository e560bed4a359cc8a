package org.cadastre.cli.command;

import picocli.CommandLine.Command;

/// `cadastre schedule`
@Command(
    name = "schedule",
    description = "What runs by itself while 'cadastre serve' runs, and when.",
    subcommands = {
      ScheduleAdd.class,
      ScheduleList.class,
      ScheduleShow.class,
      ScheduleNext.class,
      SchedulePause.class,
      ScheduleResume.class,
      ScheduleRemove.class,
      ScheduleRunNow.class
    })
final class Schedules extends Group {}
