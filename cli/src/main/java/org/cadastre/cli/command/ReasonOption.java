package org.cadastre.cli.command;

import org.cadastre.runtime.Stewardship.Word;
import picocli.CommandLine.Option;

/// Why a person decides something; who it is, the operating system says.
final class ReasonOption {
  @Option(
      names = "--reason",
      required = true,
      paramLabel = "WHY",
      description = "What whoever reads this later has to know.")
  private String reason = "";

  Word word() {
    return new Word(System.getProperty("user.name", "somebody"), reason);
  }
}
