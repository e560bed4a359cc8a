package org.cadastre.cli.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.cadastre.cli.output.Json;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.model.Value;
import org.cadastre.runtime.AsOf;
import org.jspecify.annotations.Nullable;

/// How single values read.
public final class Words {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private Words() {}

  /// To the second, in UTC; `-` for none: what is of no known date stands at the beginning of time.
  public static String time(@Nullable Instant at) {
    return at == null || at.equals(Instant.EPOCH) ? "-" : SECONDS.format(at);
  }

  /// The same for a cell of a table, where none is nothing.
  static @Nullable String cell(@Nullable Instant at) {
    return at == null || at.equals(Instant.EPOCH) ? null : time(at);
  }

  /// `4 s`, `12 min`, `7 h`, `3 d`.
  public static String ago(Instant at, Instant now) {
    var age = Duration.between(at, now);
    if (age.isNegative()) {
      return "0 s";
    }
    if (age.toMinutes() < 2) {
      return age.toSeconds() + " s";
    }
    if (age.toHours() < 2) {
      return age.toMinutes() + " min";
    }
    return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " d";
  }

  /// A line that says that this is the past; empty when it is not.
  static String banner(AsOf.@Nullable Times past) {
    return past == null
        ? ""
        : "THE PAST: as of %s, as known at %s\n\n".formatted(time(past.at()), time(past.knownAt()));
  }

  static Json.Obj json(AsOf.Times past) {
    return new Json.Obj().put("at", past.at()).put("knownAt", past.knownAt());
  }

  public static Json json(Value value) {
    return switch (value) {
      case Value.Text(var text) -> new Json.Text(text);
      case Value.Whole(var number) -> new Json.Num(number);
      case Value.Flag(var set) -> new Json.Bool(set);
      case Value.Many(var elements) -> Json.texts(elements);
      case Value.None() -> new Json.Null();
    };
  }

  /// `1a2b3c4d#3`: transcript and exchange, as `evidence show` takes them.
  public static String citation(Evidence evidence) {
    return citation(evidence.transcript(), evidence.exchange());
  }

  static String citation(String transcript, int exchange) {
    return transcript.substring(0, Math.min(12, transcript.length())) + "#" + exchange;
  }
}
