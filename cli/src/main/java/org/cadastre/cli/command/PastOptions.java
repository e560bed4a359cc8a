package org.cadastre.cli.command;

import java.time.Instant;
import java.util.Optional;
import org.cadastre.runtime.AsOf.Times;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What commands take that can look back.
final class PastOptions {
  @Option(
      names = "--at",
      paramLabel = "T",
      description =
          "As it was then: 2026-01-31T08:45:00Z, 2026-01-31 (its end, UTC), '2d ago', -12h,"
              + " yesterday.")
  private @Nullable String at;

  @Option(
      names = "--known-at",
      paramLabel = "T2",
      description =
          "As far as was known then: what came or was corrected later does not count (default:"
              + " now).")
  private @Nullable String knownAt;

  /// Empty when today is meant.
  Optional<Times> times(Instant now) {
    if (at == null && knownAt == null) {
      return Optional.empty();
    }
    var known = knownAt == null ? now : Moment.parse(knownAt, now);
    return Optional.of(new Times(at == null ? known : Moment.parse(at, now), known));
  }
}
