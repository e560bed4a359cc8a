package org.cadastre.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import org.cadastre.settings.ImportMapping;
import org.jspecify.annotations.Nullable;

/// When a row of a table was observed, by its mapping.
final class TableTime {
  private TableTime() {}

  /// Empty for hearsay.
  ///
  /// @throws IllegalArgumentException when the cell is no such time
  static Optional<Instant> of(ImportMapping.ObservedAt mapped, Cells cells) {
    var column = mapped.column();
    if (column == null) {
      return Optional.ofNullable(mapped.constant());
    }
    var said = cells.column(column);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    var format = mapped.format();
    try {
      return Optional.of(
          format == null ? Times.iso(said) : instant(parse(format, said), mapped.zone()));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "column '"
              + column
              + "': '"
              + Shown.of(said)
              + "' is not such a time as the mapping says",
          e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("column '" + column + "': " + e.getMessage(), e);
    }
  }

  private static TemporalAccessor parse(DateTimeFormatter format, String said) {
    return format.parseBest(
        said, OffsetDateTime::from, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
  }

  private static Instant instant(TemporalAccessor time, @Nullable ZoneId zone) {
    if (time instanceof OffsetDateTime offset) {
      return offset.toInstant();
    }
    if (time instanceof ZonedDateTime zoned) {
      return zoned.toInstant();
    }
    if (zone == null) {
      throw new IllegalArgumentException("has no zone, nor has the mapping: it is no instant");
    }
    var local = time instanceof LocalDateTime day ? day : LocalDate.from(time).atStartOfDay();
    return local.atZone(zone).toInstant();
  }
}
