package org.cadastre.cli.command;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.cadastre.cli.output.OutputCheck;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.model.Value;
import org.cadastre.core.net.AddressRange;
import org.cadastre.core.net.Cidr;
import org.cadastre.core.schedule.CronExpression;
import org.cadastre.core.schedule.Terms;
import org.cadastre.core.schedule.Window;
import org.cadastre.fuzz.Target;
import org.cadastre.fuzz.Told;
import org.cadastre.runtime.BadInputException;
import org.cadastre.settings.Durations;
import picocli.CommandLine.TypeConversionException;

/// The command line: its words (targets, times, schedules, values), and what it writes.
public final class WordsTarget implements Target {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  public static void fuzzerTestOneInput(byte[] data) {
    var told = Told.of(data);
    if (told.kind() == 'o') {
      OutputCheck.check(told.bytes());
      return;
    }
    try {
      read(told.kind(), told.text());
    } catch (IllegalArgumentException | BadInputException | TypeConversionException _) {
      return;
    }
  }

  private static void read(char kind, String word) {
    switch (kind) {
      case 'c' -> Cidr.parse(word);
      case 'a' -> range(word);
      case 'e' -> Endpoint.parse(word);
      case 'q' -> CronExpression.parse(word).after(NOW, ZoneOffset.UTC);
      case 'w' -> Window.parse(word);
      case 's' -> Terms.read("nightly", Map.of("cron", word, "window", word, "timezone", word));
      case 'd' -> Durations.parse(word);
      case 'v' -> Value.parse(word);
      case 't' -> new TimeWord().convert(word);
      case 'l' -> new SpanWord().convert(word);
      default -> Moment.parse(word, NOW);
    }
  }

  private static void range(String word) {
    if (AddressRange.looksLike(word)) {
      AddressRange.parse(word).size();
    }
  }

  @Override
  public List<byte[]> seeds() {
    return Told.seeds(
        "ota\u001b[31mb\u0000c\u009bd\u202ee\u2028f\r\ng\"\\h\ud83d\ude00i",
        "ot=cmd|' /C calc'!A0",
        "ot- on: no # 'x'\n  - {a: *b}",
        "oh\u0000a\ud800b",
        "c10.0.0.0/24",
        "c2001:db8::/64",
        "a10.0.0.1-10.0.0.20",
        "a10.0.0.1-20",
        "esnmp:[2001:db8::1]:161",
        "q*/5 2-4,7 1 jan-mar mon#2",
        "q@daily",
        "w22:00-04:00",
        "s0 2 * * *",
        "d36h",
        "vma\\n\nb\n",
        "t2026-12-01T08:00:00Z",
        "l12h",
        "m2d ago",
        "m2026-01-31");
  }
}
