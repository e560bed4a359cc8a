package org.cadastre.cli.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.cadastre.cli.output.Clean;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.ci.Act;
import org.cadastre.core.schedule.Schedule;
import org.cadastre.core.schedule.Slot;
import org.cadastre.core.schedule.Timetable;
import org.cadastre.core.schedule.Timing;
import org.cadastre.core.schedule.Window;
import org.jspecify.annotations.Nullable;

/// Schedules, and when they run.
public final class ScheduleView {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx");
  private static final int SHOWN = 5;

  private ScheduleView() {}

  public static void list(Console console, List<Timetable> tables, Instant now) {
    console.list(
        () -> table(tables, now), () -> tables.stream().map(one -> json(one, now)).toList());
  }

  private static Table table(List<Timetable> tables, Instant now) {
    var table = new Table("NAME", "SCAN", "WHEN", "WINDOWS", "TIMEZONE", "STATE", "NEXT");
    for (var one : tables) {
      var schedule = one.schedule();
      table.row(
          schedule.name(),
          schedule.scan(),
          when(schedule),
          windows(schedule),
          schedule.zone().getId(),
          schedule.paused() ? "paused" : "active",
          schedule.paused()
              ? null
              : one.after(now).map(slot -> time(slot.start(), schedule.zone())).orElse("never"));
    }
    return table;
  }

  private static String when(Schedule schedule) {
    return switch (schedule.timing()) {
      case Timing.Cron(var expression) -> expression.toString();
      case Timing.Every(var span) -> "every " + span(span);
    };
  }

  /// As it is written on the command line.
  private static String span(Duration span) {
    long seconds = span.toSeconds();
    for (var unit : List.of("86400d", "3600h", "60m")) {
      long length = Long.parseLong(unit.substring(0, unit.length() - 1));
      if (seconds > 0 && seconds % length == 0) {
        return seconds / length + unit.substring(unit.length() - 1);
      }
    }
    return seconds + "s";
  }

  private static @Nullable String windows(Schedule schedule) {
    return schedule.windows().isEmpty()
        ? null
        : schedule.windows().stream().map(Window::toString).collect(Collectors.joining(","));
  }

  private static String time(Instant at, ZoneId zone) {
    return LOCAL.format(at.atZone(zone));
  }

  /// @param history who said what of it
  public static void show(Console console, Timetable table, Instant now, List<Act.Signed> history) {
    console.one(
        () -> text(console, table, now, history),
        () -> table(List.of(table), now),
        () ->
            json(table, now)
                .put("history", Json.array(history.stream().map(ScheduleView::json).toList())));
  }

  private static String text(
      Console console, Timetable table, Instant now, List<Act.Signed> history) {
    var schedule = table.schedule();
    var text = new StringBuilder(console.render(table(List.of(table), now)));
    text.append('\n').append(misfire(schedule));
    if (!schedule.jitter().isZero()) {
      text.append("Each run begins up to ").append(span(schedule.jitter())).append(" later.\n");
    }
    table
        .blackout(now)
        .ifPresent(blackout ->
            text.append("Nothing begins now: ").append(Clean.line(blackout.why())).append('\n'));
    if (!schedule.paused()) {
      text.append('\n').append(console.render(slots(upcoming(List.of(table), now, SHOWN))));
    }
    if (!history.isEmpty()) {
      text.append('\n').append(console.render(acts(history)));
    }
    return text.toString();
  }

  private static String misfire(Schedule schedule) {
    return switch (schedule.misfire()) {
      case SKIP ->
          "A time that passes while nothing can run, or while its scan still runs, is let go; the"
              + " next one comes when it is due (misfire skip).\n";
      case RUN_ONCE ->
          "However many times pass while nothing can run, or while its scan still runs, it runs"
              + " once as soon as it may (misfire run-once).\n";
    };
  }

  private static Table acts(List<Act.Signed> history) {
    var table = new Table("WHEN", "WHO", "WHAT", "WHY");
    history.forEach(signed ->
        table.row(
            Words.time(signed.recordedAt()),
            signed.actor(),
            Deeds.words(signed.act()),
            signed.reason()));
    return table;
  }

  /// One time at which a schedule runs.
  private record Coming(Timetable table, Slot slot) {}

  private static List<Coming> upcoming(List<Timetable> tables, Instant now, int count) {
    var all = new ArrayList<Coming>();
    tables.forEach(
        table -> table.next(now, count).forEach(slot -> all.add(new Coming(table, slot))));
    all.sort(Comparator.comparing(coming -> coming.slot().start()));
    return all.subList(0, Math.min(count, all.size()));
  }

  private static Table slots(List<Coming> coming) {
    var table = new Table("NEXT", "SCHEDULE", "SCAN");
    coming.forEach(one -> {
      var schedule = one.table().schedule();
      table.row(time(one.slot().start(), schedule.zone()), schedule.name(), schedule.scan());
    });
    return table;
  }

  /// What runs next.
  ///
  /// @return whether anything does
  public static boolean next(Console console, List<Timetable> tables, Instant now, int count) {
    var coming = upcoming(tables, now, count);
    console.list(() -> slots(coming), () -> coming.stream().map(ScheduleView::json).toList());
    return !coming.isEmpty();
  }

  private static Json.Obj json(Coming coming) {
    var schedule = coming.table().schedule();
    return new Json.Obj()
        .put("schedule", schedule.name())
        .put("scan", schedule.scan())
        .put("due", coming.slot().due())
        .put("start", coming.slot().start());
  }

  private static Json.Obj json(Act.Signed signed) {
    return new Json.Obj()
        .put("at", signed.recordedAt())
        .put("who", signed.actor())
        .put("what", signed.act().word())
        .put("why", signed.reason());
  }

  private static Json.Obj json(Timetable table, Instant now) {
    var schedule = table.schedule();
    var next = schedule.paused() ? null : table.after(now).map(Slot::start).orElse(null);
    var json = new Json.Obj().put("name", schedule.name()).put("scan", schedule.scan());
    switch (schedule.timing()) {
      case Timing.Cron(var expression) -> json.put("cron", expression.toString());
      case Timing.Every(var span) -> json.put("every", span(span));
    }
    return json.put(
            "windows", Json.texts(schedule.windows().stream().map(Window::toString).toList()))
        .put("timezone", schedule.zone().getId())
        .put("jitter", span(schedule.jitter()))
        .put("misfire", schedule.misfire().word())
        .put("calendar", schedule.calendar().isEmpty() ? null : schedule.calendar())
        .put("paused", schedule.paused())
        .put("since", schedule.since())
        .put("next", next);
  }
}
