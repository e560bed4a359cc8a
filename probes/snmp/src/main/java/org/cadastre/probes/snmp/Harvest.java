package org.cadastre.probes.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadastre.core.evidence.Answer;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/// Gathers the variables of one answer, in the order of their OIDs, as far as the budget goes.
///
/// Lines that are known to follow each other are kept as one text: hostile agents fill the budget,
/// and a million lines would take five times their length.
final class Harvest {
  private final Budget budget;
  private final SortedMap<OID, Lines> texts = new TreeMap<>();
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
    texts.remove(varbind.getOid());
    return add(varbind.getOid(), varbind);
  }

  /// @param root of a subtree that shares nothing with others, and whose variables come in order
  boolean add(OID root, VariableBinding varbind) {
    var line = Varbinds.line(varbind);
    if (line.isEmpty()) {
      return true;
    }
    if (!budget.take(line.get().length() + 1)) {
      cut();
      return false;
    }
    texts.computeIfAbsent(root, _ -> new Lines()).add(line.get());
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
    if (!heard) {
      return new Answer.Silent(budget.spent());
    }
    var blocks = new ArrayList<String>();
    texts.values().forEach(lines -> lines.addTo(blocks));
    return new Answer.Said(String.join("\n", blocks), status, complete);
  }

  /// Lines in the order of their arrival. Blocks, because a text that grows is copied when it does.
  private static final class Lines {
    private static final int BLOCK = 32_768;

    private final List<String> full = new ArrayList<>();
    private final StringBuilder last = new StringBuilder();

    void add(String line) {
      if (!last.isEmpty()) {
        last.append('\n');
      }
      last.append(line);
      if (last.length() >= BLOCK) {
        full.add(last.toString());
        last.setLength(0);
      }
    }

    void addTo(List<String> blocks) {
      blocks.addAll(full);
      if (!last.isEmpty()) {
        blocks.add(last.toString());
      }
    }
  }
}
