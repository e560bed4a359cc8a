package org.cadastre.probes.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cadastre.core.evidence.Answer;
import org.snmp4j.PDU;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/// Finds out which subtrees hold anything, many at once: the first variable of each.
final class Peeker {
  private static final int AT_ONCE = 32;

  private final Line line;
  private final Budget budget;
  private final Pace pace;
  private final Harvest harvest;

  Peeker(Line line, Budget budget, Pace pace) {
    this.line = line;
    this.budget = budget;
    this.pace = pace;
    this.harvest = new Harvest(budget);
  }

  Answer peek(List<OID> roots) throws InterruptedException {
    var open = new ArrayList<>(new TreeSet<>(roots));
    int size = AT_ONCE;
    while (!open.isEmpty()) {
      if (budget.exhausted()) {
        harvest.cut();
        break;
      }
      var some = open.subList(0, Math.min(size, open.size()));
      var reply = ask(some);
      if (!(reply instanceof Reply.Response(var pdu))) {
        return harvest.endedBy(reply);
      }
      harvest.heard();
      if (pdu.getErrorStatus() == PDU.tooBig && some.size() > 1) {
        size = some.size() / 2;
      } else if (pdu.getErrorStatus() == PDU.noError) {
        keep(pdu, some);
        some.clear();
      } else {
        refused(pdu, some);
      }
    }
    return harvest.answer();
  }

  private Reply ask(List<OID> roots) throws InterruptedException {
    var request = line.dialect().request(PDU.GETNEXT);
    roots.forEach(root -> request.add(new VariableBinding(root)));
    return line.ask(request, pace.waits(line.slowest(), budget.timeLeft()));
  }

  private void keep(PDU pdu, List<OID> roots) {
    for (int i = 0; i < Math.min(pdu.size(), roots.size()); i++) {
      var varbind = pdu.get(i);
      boolean exists = !Null.isExceptionSyntax(varbind.getVariable().getSyntax());
      if (exists && new Column(roots.get(i)).holds(varbind.getOid())) {
        boolean _ = harvest.add(varbind);
      }
    }
  }

  /// SNMP v1 refuses all because of one that lies behind everything; that one holds nothing.
  private void refused(PDU pdu, List<OID> roots) {
    int index = pdu.getErrorIndex();
    if (pdu.getErrorStatus() != PDU.noSuchName) {
      harvest.failed(pdu.getErrorStatus());
    }
    if (index >= 1 && index <= roots.size()) {
      roots.remove(index - 1);
    } else {
      roots.clear();
    }
  }
}
