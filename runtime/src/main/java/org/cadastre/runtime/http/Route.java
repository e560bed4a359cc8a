package org.cadastre.runtime.http;

import java.util.List;
import java.util.Optional;
import org.cadastre.runtime.access.Operation;

/// One thing that can be asked for.
///
/// @param path with `/*` at its end, where a name follows
/// @param door who is let through
record Route(String method, String path, Door door, Handler handler) {
  private static final String NAMED = "/*";
  private static final int LONGEST_NAME = 200;

  interface Handler {
    Reply answer(Call call) throws InterruptedException;
  }

  /// Who is let through.
  sealed interface Door {
    /// Everybody, unasked.
    record Open() implements Door {}

    /// Everybody; who says who they are may be told more.
    record Greeted() implements Door {}

    /// Whoever says who they are.
    record Known() implements Door {}

    /// Who has the right to.
    record Allowed(Operation operation) implements Door {}
  }

  /// The name in a path that this route is for; empty where it has none.
  Optional<String> match(String asked) {
    if (!path.endsWith(NAMED)) {
      return asked.equals(path) ? Optional.of("") : Optional.empty();
    }
    var stem = path.substring(0, path.length() - 1);
    var name = asked.startsWith(stem) ? asked.substring(stem.length()) : "";
    return name.isEmpty() || name.contains("/") || name.length() > LONGEST_NAME
        ? Optional.empty()
        : Optional.of(name);
  }

  boolean changes() {
    return !method.equals("GET");
  }

  static String methods(List<Route> routes) {
    return String.join(", ", routes.stream().map(Route::method).toList());
  }
}
