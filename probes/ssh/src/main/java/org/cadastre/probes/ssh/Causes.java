package org.cadastre.probes.ssh;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks through the layers in which the SSH library wraps what happened.
final class Causes {
  private static final int DEEPEST = 16;

  private Causes() {}

  static boolean include(Throwable thrown, Class<? extends Throwable> kind) {
    return chain(thrown).anyMatch(kind::isInstance);
  }

  /// The innermost message, as an operator may see it.
  static String text(Throwable thrown) {
    return chain(thrown)
        .map(Throwable::getMessage)
        .filter(message -> message != null && !message.isBlank())
        .reduce((_, inner) -> inner)
        .map(Printable::of)
        .orElse(thrown.getClass().getSimpleName());
  }

  private static Stream<Throwable> chain(@Nullable Throwable thrown) {
    return Stream.<@Nullable Throwable>iterate(
            thrown, t -> t != null, t -> t == null ? null : t.getCause())
        .limit(DEEPEST)
        .<Throwable>mapMulti((t, out) -> {
          if (t != null) {
            out.accept(t);
          }
        });
  }
}
