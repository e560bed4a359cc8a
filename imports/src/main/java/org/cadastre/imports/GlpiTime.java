package org.cadastre.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When an inventory was made: `accesslog.logdate`, which is the machine's own wall clock. Without
/// a zone, its own or the operating system's, a wall clock is no instant.
final class GlpiTime {
  private static final Pattern LOGGED =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2}:\\d{2})(Z|[+-]\\d{2}:\\d{2}(?::\\d{2})?)?");

  private GlpiTime() {}

  static @Nullable Instant of(GlpiInventory inventory) {
    var logged = LOGGED.matcher(inventory.object("accesslog").text("logdate").orElse(""));
    if (!logged.matches()) {
      return null;
    }
    var zone = Optional.ofNullable(logged.group(3)).or(() -> machineZone(inventory));
    try {
      var wall = LocalDateTime.parse(logged.group(1) + "T" + logged.group(2));
      return zone.isEmpty() ? null : wall.toInstant(ZoneOffset.of(zone.get()));
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static Optional<String> machineZone(GlpiInventory inventory) {
    return inventory.object("operatingsystem").at("timezone") instanceof Json.Fields zone
        ? zone.text("offset")
        : Optional.empty();
  }
}
