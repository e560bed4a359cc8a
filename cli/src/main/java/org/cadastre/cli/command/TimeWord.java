package org.cadastre.cli.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A time with its zone or offset, or a day, which begins in UTC.
final class TimeWord implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String word) {
    try {
      return word.indexOf('T') < 0
          ? LocalDate.parse(word).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(word).toInstant();
    } catch (DateTimeException _) {
      throw new TypeConversionException(
          "'" + word + "' is no time such as 2026-12-01 or 2026-12-01T08:00:00Z");
    }
  }
}
