package org.cadastre.cmdb.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cadastre.cmdb.journal.Removal;
import org.cadastre.core.ci.Act;

/// Whether a proof's removed transcripts were removed as its records say, and what they said is
/// there.
final class Remnants {
  private final ProofContent.Complaint complaint;
  private final Verdict.Growing verdict;
  private final List<Found> found = new ArrayList<>();
  private final Set<Long> readings = new HashSet<>();
  private final Map<Long, Removal> removals = new HashMap<>();
  private final Map<Long, Act.Signed> acts = new HashMap<>();

  Remnants(ProofContent.Complaint complaint, Verdict.Growing verdict) {
    this.complaint = complaint;
    this.verdict = verdict;
  }

  private record Found(int line, ProofPart.Removed part) {}

  void removed(int line, ProofPart.Removed part) {
    found.add(new Found(line, part));
  }

  void reading(long location) {
    readings.add(location);
  }

  void removal(long location, String text) {
    removals.put(location, Removal.parse(text));
  }

  void act(long location, Act.Signed act) {
    acts.put(location, act);
  }

  /// How many exchanges the removed transcripts had, by hash; complains of those that nothing says
  /// were removed.
  Map<String, Integer> exchanges() {
    var exchanges = new HashMap<String, Integer>();
    for (var one : found) {
      var removal = removals.get(one.part().removal());
      var gone = removal == null ? null : removal.at(one.part().location()).orElse(null);
      if (removal == null || gone == null || !same(gone, one.part())) {
        complaint.flaw(one.line(), "no removal in this file says that the transcript was removed");
        continue;
      }
      var act = acts.get(removal.act());
      if (act == null || !(act.act() instanceof Act.Condensed)) {
        complaint.flaw(one.line(), "no act in this file says that the transcript was removed");
      } else if (!readings.contains(gone.reading())) {
        complaint.flaw(one.line(), "what the transcript said is not in this file");
      } else {
        exchanges.put(gone.head().hash(), gone.head().exchanges());
        verdict.remark(
            "the words of transcript %s were removed on %s by %s: %s; its hash and what it said are"
                    .formatted(gone.head().hash(), act.recordedAt(), act.actor(), act.reason())
                + " in this file, its exchanges cannot be shown");
      }
    }
    return exchanges;
  }

  private static boolean same(Removal.Gone gone, ProofPart.Removed part) {
    return gone.chain().equals(part.chain()) && gone.content().equals(part.content());
  }
}
