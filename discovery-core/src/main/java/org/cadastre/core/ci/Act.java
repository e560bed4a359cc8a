package org.cadastre.core.ci;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// Something that no source said but that made the register what it is: a person's word, rules that
/// were put in force, how a run went. Kept in the archive beside the transcripts, so that the
/// register can be rebuilt from it.
public sealed interface Act {
  /// The [#word] of [Measured].
  String MEASURED = "measured";

  /// The [#word] of [Scheduled].
  String SCHEDULED = "scheduled";

  /// The [#word] of [Unscheduled].
  String UNSCHEDULED = "unscheduled";

  /// The [#word] of [ScansStopped].
  String SCANS_STOPPED = "scans-stopped";

  /// The [#word] of [ScansAllowed].
  String SCANS_ALLOWED = "scans-allowed";

  /// The [#word] of [Condensed].
  String CONDENSED = "condensed";

  /// One word for what kind of act it is; it is archived and never changes.
  default String word() {
    return switch (this) {
      case Same _ -> "same";
      case Apart _ -> "apart";
      case Retracted _ -> "retracted";
      case Locked _ -> "locked";
      case Unlocked _ -> "unlocked";
      case Owned _ -> "owned";
      case Settled _ -> "settled";
      case Retired _ -> "retired";
      case RulesApplied _ -> "rules-applied";
      case Entered _ -> "entered";
      case Measured _ -> MEASURED;
      case RunRecorded _ -> "run-recorded";
      case Disowned _ -> "disowned";
      case Scheduled _ -> SCHEDULED;
      case Unscheduled _ -> UNSCHEDULED;
      case ScansStopped _ -> SCANS_STOPPED;
      case ScansAllowed _ -> SCANS_ALLOWED;
      case Condensed _ -> CONDENSED;
      case Administered _ -> "administered";
    };
  }

  /// Two subjects are one item, whatever the identifier entries say.
  ///
  /// @param one a subject's signature ([Signature])
  /// @param other another one's
  record Same(String one, String other) implements Act {}

  /// No item is both one of these and one of those, whatever they share.
  ///
  /// @param these signatures
  /// @param those signatures
  record Apart(List<String> these, List<String> those) implements Act {
    public Apart {
      these = List.copyOf(these);
      those = List.copyOf(those);
    }
  }

  /// An earlier assertion ([Same], [Apart]) holds no longer.
  record Retracted(String act) implements Act {}

  record Locked(CiId ci, String attribute, Value value, @Nullable Instant until) implements Act {}

  record Unlocked(CiId ci, String attribute) implements Act {}

  /// @param owner null when nobody answers for it any more
  record Owned(CiId ci, @Nullable String owner) implements Act {}

  /// A conflict was looked at and needs nothing more.
  record Settled(String conflict) implements Act {}

  /// An item is out of use, by decision.
  record Retired(CiId ci) implements Act {}

  /// A rule set was put in force.
  ///
  /// @param version as decisions cite it
  /// @param files the rule and model files it was read from, by path
  record RulesApplied(String version, Map<String, String> files) implements Act {
    public RulesApplied {
      files = Map.copyOf(new TreeMap<>(files));
    }
  }

  /// Transcripts were taken together, and what time had overtaken by then was judged again.
  ///
  /// @param transcripts their hashes
  record Entered(List<String> transcripts) implements Act {
    public Entered {
      transcripts = List.copyOf(transcripts);
    }
  }

  /// It was measured how far sources are right; that counts from now on.
  ///
  /// @param figures what was compared (attribute and sources) to how it came out
  record Measured(Map<String, String> figures) implements Act {
    public Measured {
      figures = Map.copyOf(new TreeMap<>(figures));
    }
  }

  /// How a run went, and what it could not see.
  record RunRecorded(ScanRun run, List<CoverageRow> coverage) implements Act {
    public RunRecorded {
      coverage = List.copyOf(coverage);
    }
  }

  /// Nothing that a run said counts any more, as if it had never been: its clock was wrong, or it
  /// asked the wrong network, or a file said what is not so. What it said stays in the archive, and
  /// what was believed for its sake on record.
  record Disowned(String run) implements Act {}

  /// A scan is to run by itself, as told here and no longer as told before.
  ///
  /// @param terms when and what; what they mean is the schedule's affair
  record Scheduled(String name, Map<String, String> terms) implements Act {
    public Scheduled {
      terms = Map.copyOf(new TreeMap<>(terms));
    }
  }

  /// It runs by itself no longer.
  record Unscheduled(String name) implements Act {}

  /// Every scan on every node ends, and none begins.
  record ScansStopped() implements Act {}

  /// Scans may run again.
  record ScansAllowed() implements Act {}

  /// The words of transcripts are removed, and what they said stays in their place.
  ///
  /// @param before transcripts that were kept before then
  /// @param policy by which: how long they are kept
  record Condensed(Instant before, Duration policy) implements Act {}

  /// Who may come in was changed. It says nothing of the estate.
  ///
  /// @param subject what it is about: `user alice`, `token ci`
  /// @param deed what was done; never a secret
  record Administered(String subject, String deed) implements Act {}

  /// An act with who, when and why.
  ///
  /// @param id unique; sorts by time
  /// @param actor who did it; `cadastre` when nobody was asked
  record Signed(String id, Instant recordedAt, String actor, String reason, Act act) {}
}
