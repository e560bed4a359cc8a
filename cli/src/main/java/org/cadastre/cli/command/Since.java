package org.cadastre.cli.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// From when on something is listed.
final class Since {
  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeWord.class,
      description =
          "Only from then on: 2026-01-31T08:45:00Z, 2026-01-31 (its beginning, UTC), '2d ago',"
              + " -12h, yesterday.")
  private @Nullable Instant since;

  boolean covers(Instant at) {
    return since == null || !at.isBefore(since);
  }
}
