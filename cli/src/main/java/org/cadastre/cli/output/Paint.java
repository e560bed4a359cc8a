package org.cadastre.cli.output;

import java.util.Map;

/// Colours the words that an operator scans a table for.
enum Paint {
  PLAIN,
  COLORED;

  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String RED = "\u001b[31m";
  private static final String DIM = "\u001b[2m";
  private static final String BOLD = "\u001b[1m";
  private static final String RESET = "\u001b[0m";

  private static final Map<String, String> COLORS =
      Map.ofEntries(
          Map.entry("verified", GREEN),
          Map.entry("complete", GREEN),
          Map.entry("done", GREEN),
          Map.entry("won", GREEN),
          Map.entry("well", GREEN),
          Map.entry("stale", YELLOW),
          Map.entry("unverified", YELLOW),
          Map.entry("partial", YELLOW),
          Map.entry("partly", YELLOW),
          Map.entry("missing", YELLOW),
          Map.entry("interrupted", YELLOW),
          Map.entry("conflicted", RED),
          Map.entry("absent", RED),
          Map.entry("denied", RED),
          Map.entry("timed out", RED),
          Map.entry("unreachable", RED),
          Map.entry("garbled", RED),
          Map.entry("NOT WELL", RED),
          Map.entry("superseded", DIM),
          Map.entry("unsupported", DIM));

  String cell(String text) {
    var color = this == PLAIN ? null : COLORS.get(text);
    return color == null ? text : color + text + RESET;
  }

  String heading(String text) {
    return this == PLAIN ? text : BOLD + text + RESET;
  }
}
