package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.ScheduleView;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.access.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre schedule next`
@Command(name = "next", description = "What will run next, of all schedules that are not paused.")
@Needs(Operation.READ)
final class ScheduleNext implements Callable<Integer> {
  private static final int MOST = 1_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int count = 10;

  @Option(names = "--schedule", paramLabel = "NAME", description = "Only of this one.")
  private @Nullable String name;

  @Override
  public Integer call() {
    if (count < 1 || count > MOST) {
      throw new BadInputException("between 1 and %d can be listed, not %d".formatted(MOST, count));
    }
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var schedules = cadastre.schedules();
    var tables =
        schedules.all().stream()
            .filter(schedule -> name == null || schedule.name().equals(name))
            .filter(schedule -> !schedule.paused())
            .map(schedules::timetable)
            .toList();
    boolean any = ScheduleView.next(root.console(), tables, cadastre.clock().instant(), count);
    return Exit.listed(root.console(), any);
  }
}
