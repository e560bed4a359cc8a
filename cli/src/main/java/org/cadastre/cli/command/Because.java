package org.cadastre.cli.command;

import org.cadastre.runtime.Stewardship.Word;
import picocli.CommandLine.Option;

/// Who decides something, and why: on record for ever.
final class Because {
  @Option(
      names = "--reason",
      required = true,
      paramLabel = "WHY",
      description = "Why, for whoever reads this later.")
  private String reason = "";

  @Option(
      names = "--actor",
      paramLabel = "WHO",
      description = "Who decides (default: the operating system's user).")
  private String actor = System.getProperty("user.name", "");

  Word word() {
    return new Word(actor, reason);
  }
}
