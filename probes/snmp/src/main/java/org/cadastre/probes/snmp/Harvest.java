package org.cadastre.probes.snmp;

import java.util.SortedMap;
import java.util.TreeMap;
import org.cadastre.core.evidence.Answer;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/// Gathers the variables of one answer, in the order of their OIDs, as far as the budget goes.
final class Harvest {
  private final Budget budget;
  private final SortedMap<OID, String> lines = new TreeMap<>();
  private boolean heard;
  private boolean complete = true;
  private int status;

  Harvest(Budget budget) {
    this.budget = budget;
  }

  /// Something of this answer came, be it only that there is nothing.
  void heard() {
    heard = true;
  }

  /// False when the budget is used up; the answer is then cut.
  boolean add(VariableBinding varbind) {
    var line = Varbinds.line(varbind);
    if (line.isEmpty()) {
      return true;
    }
    if (!budget.take(line.get().length() + 1)) {
      cut();
      return false;
    }
    lines.put(varbind.getOid(), line.get());
    return true;
  }

  void cut() {
    complete = false;
  }

  /// Keeps the first error that the agent reported; what is missing because of it is missing.
  void failed(int errorStatus) {
    heard = true;
    complete = false;
    if (status == 0) {
      status = errorStatus;
    }
  }

  /// The answer when this is what came of the last request, and no more will be made.
  Answer endedBy(Reply reply) {
    return switch (reply) {
      case Reply.Garbled(var why) -> heldBackBy("something answered, but not in SNMP: " + why);
      case Reply.Report(var reason) -> heldBackBy("the agent reports " + reason);
      case Reply.Unsent(var why) -> heldBackBy("the request could not be sent: " + why);
      case Reply.Silence _, Reply.Response _ -> {
        cut();
        yield answer();
      }
    };
  }

  /// What there is, cut; the reason where there is nothing.
  private Answer heldBackBy(String why) {
    if (!heard) {
      return new Answer.Refused(why);
    }
    cut();
    return answer();
  }

  Answer answer() {
    return heard
        ? new Answer.Said(String.join("\n", lines.values()), status, complete)
        : new Answer.Silent(budget.spent());
  }
}
