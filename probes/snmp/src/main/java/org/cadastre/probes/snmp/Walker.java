package org.cadastre.probes.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cadastre.core.evidence.Answer;
import org.snmp4j.PDU;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/// Walks subtrees side by side, and trusts no agent to end: OIDs must increase, and time, bytes and
/// variables are counted.
final class Walker {
  private static final int COLUMNS_AT_ONCE = 16;
  private static final int MOST_FAILURES = 3;

  private final Line line;
  private final Budget budget;
  private final Pace pace;
  private final Harvest harvest;
  private int columnsAtOnce = COLUMNS_AT_ONCE;
  private int failures;

  Walker(Line line, Budget budget, Pace pace) {
    this.line = line;
    this.budget = budget;
    this.pace = pace;
    this.harvest = new Harvest(budget);
  }

  Answer walk(List<OID> roots) throws InterruptedException {
    var columns = columns(roots);
    while (!columns.isEmpty()) {
      if (budget.exhausted()) {
        harvest.cut();
        break;
      }
      var some = columns.subList(0, Math.min(columnsAtOnce, columns.size()));
      var reply = ask(some);
      if (reply instanceof Reply.Response(var pdu)) {
        answered(pdu, some);
      } else if (givesUp(reply, some)) {
        return harvest.endedBy(reply);
      }
      columns.removeIf(Column::done);
    }
    return harvest.answer();
  }

  /// Without those that lie within another.
  private static List<Column> columns(List<OID> roots) {
    var columns = new ArrayList<Column>();
    OID outer = null;
    for (var root : new TreeSet<>(roots)) {
      if (outer == null || !root.startsWith(outer)) {
        columns.add(new Column(root));
        outer = root;
      }
    }
    return columns;
  }

  private Reply ask(List<Column> columns) throws InterruptedException {
    boolean bulk = line.dialect().hasBulk();
    var request = line.dialect().request(bulk ? PDU.GETBULK : PDU.GETNEXT);
    if (bulk) {
      request.setNonRepeaters(0);
      request.setMaxRepetitions(pace.repetitions(columns.size()));
    }
    columns.forEach(column -> request.add(new VariableBinding(column.last())));
    var waits = pace.waits(line.slowest(), budget.timeLeft());
    return line.ask(request, waits.subList(0, Math.min(2, waits.size())));
  }

  /// Lost or spoilt answers are asked for again, and for less each time: large ones are lost first.
  private boolean givesUp(Reply reply, List<Column> columns) {
    pace.shrink(columns.size());
    failures++;
    boolean hopeless = reply instanceof Reply.Report || reply instanceof Reply.Unsent;
    return hopeless || pace.dumb() || failures >= MOST_FAILURES;
  }

  private void answered(PDU pdu, List<Column> columns) {
    harvest.heard();
    if (failures + 1 < MOST_FAILURES && disordered(pdu, columns)) {
      failures++;
      return;
    }
    failures = 0;
    if (pdu.getErrorStatus() != PDU.noError) {
      refused(pdu, columns);
      return;
    }
    int size = pdu.size();
    if (size == 0) {
      tooMuch(columns, PDU.noError);
      return;
    }
    for (int i = 0; i < size; i++) {
      var column = columns.get(i % columns.size());
      if (!column.done()) {
        take(column, pdu.get(i));
      }
    }
    if (size >= pace.repetitions(columns.size()) * columns.size()) {
      pace.grow();
    }
  }

  /// Whether its OIDs go back and forth, as they do when some were spoilt on the way: taken as it
  /// is, such an answer would end a column early. An agent that always does so is believed at last.
  private static boolean disordered(PDU pdu, List<Column> columns) {
    var last = columns.stream().map(Column::last).toArray(OID[]::new);
    for (int i = 0; i < pdu.size(); i++) {
      var varbind = pdu.get(i);
      boolean end = Null.isExceptionSyntax(varbind.getVariable().getSyntax());
      if (!end && varbind.getOid().compareTo(last[i % last.length]) <= 0) {
        return pdu.getErrorStatus() == PDU.noError;
      }
      last[i % last.length] = varbind.getOid();
    }
    return false;
  }

  private void take(Column column, VariableBinding varbind) {
    var oid = varbind.getOid();
    boolean past = Null.isExceptionSyntax(varbind.getVariable().getSyntax()) || !column.holds(oid);
    if (past) {
      column.finish();
    } else if (!column.advance(oid)) {
      harvest.cut();
      column.finish();
    } else if (!harvest.add(column.root(), varbind)) {
      column.finish();
    }
  }

  private void refused(PDU pdu, List<Column> columns) {
    int index = pdu.getErrorIndex();
    if (pdu.getErrorStatus() == PDU.tooBig) {
      tooMuch(columns, PDU.tooBig);
      return;
    }
    if (pdu.getErrorStatus() != PDU.noSuchName) {
      harvest.failed(pdu.getErrorStatus());
    }
    if (index >= 1 && index <= columns.size()) {
      columns.get(index - 1).finish();
    } else {
      columns.forEach(Column::finish);
    }
  }

  /// Asks for less; gives the columns up when it cannot be less.
  private void tooMuch(List<Column> columns, int status) {
    if (pace.repetitions(columns.size()) > 1) {
      pace.shrink(columns.size());
    } else if (columns.size() > 1) {
      columnsAtOnce = columns.size() / 2;
    } else {
      harvest.failed(status);
      columns.forEach(Column::finish);
    }
  }
}
