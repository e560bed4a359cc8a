package org.cadastre.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a schedule says, as it is archived.
public final class Terms {
  private Terms() {}

  public static Map<String, String> of(Schedule schedule) {
    var terms = new TreeMap<String, String>();
    terms.put("scan", schedule.scan());
    switch (schedule.timing()) {
      case Timing.Cron(var expression) -> terms.put("cron", expression.toString());
      case Timing.Every(var span) -> terms.put("every", span.toString());
    }
    terms.put(
        "window",
        schedule.windows().stream().map(Window::toString).collect(Collectors.joining(",")));
    terms.put("timezone", schedule.zone().getId());
    terms.put("jitter", schedule.jitter().toString());
    terms.put("misfire", schedule.misfire().word());
    terms.put("calendar", schedule.calendar());
    terms.put("paused", Boolean.toString(schedule.paused()));
    terms.put("since", schedule.since().toString());
    return terms;
  }

  /// @throws IllegalArgumentException or [java.time.DateTimeException] on what [#of] does not write
  public static Schedule read(String name, Map<String, String> terms) {
    return new Schedule(
        name,
        term(terms, "scan"),
        terms.containsKey("cron")
            ? new Timing.Cron(CronExpression.parse(term(terms, "cron")))
            : new Timing.Every(Duration.parse(term(terms, "every"))),
        windows(term(terms, "window")),
        ZoneId.of(term(terms, "timezone")),
        Duration.parse(term(terms, "jitter")),
        Misfire.of(term(terms, "misfire")),
        term(terms, "calendar"),
        Boolean.parseBoolean(term(terms, "paused")),
        Instant.parse(term(terms, "since")));
  }

  private static List<Window> windows(String text) {
    return text.isEmpty() ? List.of() : Stream.of(text.split(",")).map(Window::parse).toList();
  }

  private static String term(Map<String, String> terms, String name) {
    var found = terms.get(name);
    if (found == null) {
      throw new IllegalArgumentException("a schedule without '" + name + "'");
    }
    return found;
  }
}
