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
      description = "Only from then on.")
  private @Nullable Instant since;

  boolean covers(Instant at) {
    return since == null || !at.isBefore(since);
  }
}
