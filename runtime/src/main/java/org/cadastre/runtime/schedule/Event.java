package org.cadastre.runtime.schedule;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Something that happened in the daemon, for its log.
///
/// @param what in a few words that do not change
/// @param details by name, in order
public record Event(Instant at, Level level, String what, Map<String, String> details) {
  public Event {
    details = new LinkedHashMap<>(details);
  }
}
