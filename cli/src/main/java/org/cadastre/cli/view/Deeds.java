package org.cadastre.cli.view;

import java.util.TreeMap;
import org.cadastre.cli.output.Console;
import org.cadastre.core.ci.Act;

/// Acts in words.
public final class Deeds {
  private Deeds() {}

  /// What is on record now, to the operator.
  public static void noted(Console console, Act.Signed signed) {
    console.remark(signed.act().word() + ": " + words(signed.act()));
  }

  /// What it says, in a line.
  static String words(Act act) {
    return switch (act) {
      case Act.Same(var one, var other) -> cut(one) + " is " + cut(other);
      case Act.Apart(var these, var those) ->
          cut(String.join(" ", these)) + " is not " + cut(String.join(" ", those));
      case Act.Retracted(var id) -> id;
      case Act.Locked(var ci, var attribute, var value, var until) ->
          "%s %s = %s%s".formatted(ci, attribute, value, until == null ? "" : " until " + until);
      case Act.Unlocked(var ci, var attribute) -> ci + " " + attribute;
      case Act.Owned(var ci, var owner) -> ci + " by " + (owner == null ? "nobody" : owner);
      case Act.Settled(var conflict) -> conflict;
      case Act.Retired(var ci) -> ci.value();
      case Act.RulesApplied(var version, _) -> version;
      case Act.Entered(var transcripts) -> transcripts.size() + " transcripts";
      case Act.Measured(var figures) -> figures.size() + " figures";
      case Act.Scheduled(var name, var terms) -> name + " " + new TreeMap<>(terms);
      case Act.Unscheduled(var name) -> name;
      case Act.ScansStopped _ -> "every scan";
      case Act.ScansAllowed _ -> "every scan";
      case Act.Condensed(var before, var policy) ->
          "the words of transcripts kept before %s, after %s days"
              .formatted(Words.time(before), policy.toDays());
      case Act.Disowned(var run) -> run;
      case Act.Administered(var subject, var deed) -> subject + ": " + deed;
      case Act.RunRecorded(var run, _) -> run.id() + " " + run.status().word();
    };
  }

  private static String cut(String signature) {
    return signature.substring(0, Math.min(12, signature.length()));
  }
}
