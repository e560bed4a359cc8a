package org.cadastre.cli.command;

import org.cadastre.runtime.Stewardship.Word;
import picocli.CommandLine.Option;

/// Who changes what runs, and why, where stopping to find words could cost more than a missing one.
final class Remark {
  @Option(
      names = "--reason",
      paramLabel = "WHY",
      defaultValue = "no reason given",
      description = "Why, for whoever reads this later.")
  private String reason = "no reason given";

  @Option(
      names = "--actor",
      paramLabel = "WHO",
      description = "Who decides (default: the operating system's user).")
  private String actor = System.getProperty("user.name", "");

  Word word() {
    return new Word(actor, reason);
  }
}
