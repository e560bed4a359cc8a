package org.cadastre.core.schedule;

import java.time.DateTimeException;
import java.time.LocalTime;

/// A part of every day: `22:00-06:00` goes past midnight, `00:00-00:00` is the whole day.
///
/// @param from the first moment in it
/// @param to the first moment behind it
public record Window(LocalTime from, LocalTime to) {

  /// @throws IllegalArgumentException on anything but `HH:MM-HH:MM`
  public static Window parse(String text) {
    var ends = text.strip().split("-", 3);
    try {
      if (ends.length == 2) {
        return new Window(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
      }
    } catch (DateTimeException _) {
      // Told below, with everything else that is no window.
    }
    throw new IllegalArgumentException("'" + text + "' is no window such as 22:00-06:00");
  }

  boolean has(LocalTime time) {
    boolean begun = !time.isBefore(from);
    boolean goesOn = time.isBefore(to);
    return from.isBefore(to) ? begun && goesOn : begun || goesOn;
  }

  @Override
  public String toString() {
    return from + "-" + to;
  }
}
