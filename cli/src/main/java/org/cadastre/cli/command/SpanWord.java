package org.cadastre.cli.command;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A length of time: `90s`, `30m`, `12h`, `30d`.
final class SpanWord implements ITypeConverter<Duration> {
  private static final Pattern SPAN = Pattern.compile("([1-9]\\d{0,5})([smhd])");

  @Override
  public Duration convert(String word) {
    var span = SPAN.matcher(word);
    if (!span.matches()) {
      throw new TypeConversionException("'" + word + "' is no length of time such as 12h or 30d");
    }
    long count = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
