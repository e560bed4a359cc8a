package org.cadastre.runtime.schedule;

import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.function.Consumer;

/// Tells what happens.
record Log(InstantSource clock, Consumer<Event> sink) {

  /// @param details names and values in turn
  void tell(Level level, String what, Object... details) {
    var named = new LinkedHashMap<String, String>();
    for (int i = 0; i + 1 < details.length; i += 2) {
      named.put(details[i].toString(), details[i + 1].toString());
    }
    sink.accept(new Event(clock.instant(), level, what, named));
  }

  void failed(String what, Throwable failure) {
    tell(
        Level.ERROR,
        what,
        "why",
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage());
  }
}
