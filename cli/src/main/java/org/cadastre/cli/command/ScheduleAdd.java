package org.cadastre.cli.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.cadastre.cli.view.ScheduleView;
import org.cadastre.core.schedule.CronExpression;
import org.cadastre.core.schedule.Misfire;
import org.cadastre.core.schedule.Schedule;
import org.cadastre.core.schedule.Timing;
import org.cadastre.core.schedule.Window;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.access.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre schedule add`
@Command(
    name = "add",
    description = "Have a scan run by itself; a daemon that serves this home takes it up at once.")
@Needs(Operation.SCHEDULE)
final class ScheduleAdd implements Callable<Integer> {
  /// How often.
  static final class Often {
    @Option(
        names = "--cron",
        paramLabel = "EXPRESSION",
        description = "minute hour day month weekday, or @hourly, @daily, @weekly, @monthly.")
    private @Nullable String cron;

    @Option(
        names = "--every",
        paramLabel = "TIME",
        converter = SpanWord.class,
        description = "Again and again after that time (15m, 6h, 7d).")
    private @Nullable Duration every;

    private Timing timing() {
      return every == null
          ? new Timing.Cron(CronExpression.parse(cron == null ? "" : cron))
          : new Timing.Every(every);
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "A name of its own.")
  private String name = "";

  @ArgGroup(multiplicity = "1")
  private Often often = new Often();

  @Option(
      names = "--scan",
      required = true,
      paramLabel = "PROFILE",
      description = "A scan that the home's settings name.")
  private String scan = "";

  @Option(
      names = "--window",
      split = ",",
      paramLabel = "HH:MM-HH:MM",
      description =
          "Begin only within these; past midnight where they end earlier than they begin.")
  private List<String> windows = List.of();

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      description = "Whose clocks are meant, such as Europe/Berlin (default: the system's).")
  private @Nullable String zone;

  @Option(
      names = "--jitter",
      paramLabel = "TIME",
      converter = SpanWord.class,
      description = "Begin up to this much later, each time anew, so that not all begin at once.")
  private Duration jitter = Duration.ZERO;

  @Option(
      names = "--misfire",
      paramLabel = "skip|run-once",
      defaultValue = "run-once",
      description =
          "What becomes of times that passed while nothing could run (default:"
              + " ${DEFAULT-VALUE}).")
  private String misfire = "run-once";

  @Option(
      names = "--calendar",
      paramLabel = "NAME",
      defaultValue = "",
      description = "A calendar of the home's settings, in whose times nothing begins.")
  private String calendar = "";

  @Mixin private Remark remark = new Remark();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var schedules = cadastre.schedules();
    var schedule = schedule(cadastre.clock().instant());
    schedules.add(schedule, remark.word());
    ScheduleView.show(
        root.console(), schedules.timetable(schedule), cadastre.clock().instant(), List.of());
    return Exit.DONE;
  }

  private Schedule schedule(Instant now) {
    var errors = new ArrayList<String>();
    var timing = read(often::timing, errors);
    var parsed = new ArrayList<Window>();
    windows.forEach(text -> read(() -> Window.parse(text), errors).ifPresent(parsed::add));
    var of = read(() -> zone == null ? ZoneId.systemDefault() : ZoneId.of(zone), errors);
    var policy = read(() -> Misfire.of(misfire), errors);
    var made =
        read(
            () ->
                new Schedule(
                    name,
                    scan,
                    timing.orElse(new Timing.Every(Duration.ofDays(1))),
                    parsed,
                    of.orElse(ZoneId.of("UTC")),
                    jitter,
                    policy.orElse(Misfire.SKIP),
                    calendar,
                    false,
                    now),
            errors);
    if (!errors.isEmpty()) {
      throw new BadInputException(errors);
    }
    return made.orElseThrow();
  }

  private static <T> Optional<T> read(Supplier<T> reader, List<String> errors) {
    try {
      return Optional.of(reader.get());
    } catch (IllegalArgumentException | DateTimeException e) {
      errors.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
