package org.cadastre.probes.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.probe.Care;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/// Fetches single variables. Agents that refuse the whole request because of one variable, as SNMP
/// v1 demands, are asked again without it.
final class Getter {
  private static final int AT_ONCE = 32;
  private static final int OF_THE_FRAGILE = 4;

  private final Line line;
  private final Budget budget;
  private final Pace pace;
  private final Care care;
  private final Harvest harvest;

  Getter(Line line, Budget budget, Pace pace, Care care) {
    this.line = line;
    this.budget = budget;
    this.pace = pace;
    this.care = care;
    this.harvest = new Harvest(budget);
  }

  Answer get(List<OID> oids) throws InterruptedException {
    var wanted = new ArrayList<>(new TreeSet<>(oids));
    int size = atOnce();
    while (!wanted.isEmpty()) {
      if (budget.exhausted()) {
        harvest.cut();
        break;
      }
      var some = wanted.subList(0, Math.min(size, wanted.size()));
      var reply = ask(some);
      if (!(reply instanceof Reply.Response(var pdu))) {
        return harvest.endedBy(reply);
      }
      if (pdu.getErrorStatus() == PDU.tooBig && some.size() > 1) {
        size = some.size() / 2;
      } else {
        answered(pdu, some);
      }
    }
    return harvest.answer();
  }

  private int atOnce() {
    return switch (care) {
      case USUAL -> AT_ONCE;
      case FRAGILE -> line.dialect().hasBulk() ? OF_THE_FRAGILE : 1;
    };
  }

  private Reply ask(List<OID> oids) throws InterruptedException {
    boolean one = line.dialect().hasBulk() || care == Care.FRAGILE;
    var request = line.dialect().request(one ? PDU.GET : PDU.GETNEXT);
    oids.forEach(oid -> request.add(new VariableBinding(one ? oid : before(oid))));
    return line.ask(request, pace.waits(line.slowest(), budget.timeLeft()));
  }

  /// SNMP v1 refuses a whole GET because of one variable that is missing; asked for what follows
  /// this, it gives the variable where there is one, and another where there is none.
  private static OID before(OID oid) {
    var before = new OID(oid);
    int last = before.removeLast();
    return last == 0 ? before : before.append(last - 1);
  }

  /// Takes the values, or strikes out the variable that the agent objects to.
  private void answered(PDU pdu, List<OID> asked) {
    harvest.heard();
    int status = pdu.getErrorStatus();
    if (status == PDU.noError) {
      keep(pdu, Set.copyOf(asked));
      asked.clear();
      return;
    }
    if (status != PDU.noSuchName) {
      harvest.failed(status);
    }
    int index = pdu.getErrorIndex();
    if (index >= 1 && index <= asked.size()) {
      asked.remove(index - 1);
    } else {
      asked.clear();
    }
  }

  private void keep(PDU pdu, Set<OID> asked) {
    for (var varbind : pdu.getVariableBindings()) {
      if (asked.contains(varbind.getOid()) && !harvest.add(varbind)) {
        return;
      }
    }
  }
}
