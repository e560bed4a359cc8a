package org.cadastre.probes.snmp;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.probe.Session;

/// Questions one device: what it is first, then which tables it has, then those.
final class Survey {
  /// Each round may make further knowledge entries applicable.
  private static final int MOST_ROUNDS = 3;

  private final Shelf shelf;
  private final Session session;
  private final Variables variables = new Variables();
  private final Set<String> asked = new HashSet<>(Oids.FIRST);
  private int exchanges;
  private boolean peeked;

  Survey(Shelf shelf, Session session) {
    this.shelf = shelf;
    this.session = session;
    asked.addAll(Oids.SECOND);
  }

  void take() throws InterruptedException {
    if (ask("get", Oids.FIRST) instanceof Answer.Silent) {
      return;
    }
    ask("get", Oids.SECOND);
    askWhatKnowledgeWants();
    var object = variables.text(Oids.SYS_OBJECT_ID).orElse("");
    if (object.startsWith("1.3.6.1.4.1.318.") && !variables.holdsAny(Oids.UPS)) {
      ask("get", Oids.APC);
    }
    var tables = ask("peek", Tables.MAYBE.stream().map(Table::root).toList());
    peeked = tables instanceof Answer.Said said && said.succeeded();
    ask("walk", Oids.INTERFACES);
    walk(Tables.ADDRESSES);
    walk(Tables.ENTITIES);
    topology();
    walk(Tables.HOST);
    walk(Tables.SOFTWARE);
    if (shelf.wantsProcesses(variables)) {
      ask("walk", List.of(Clues.PROCESS_ARGUMENTS));
    }
    askWhatKnowledgeWants();
  }

  private void topology() throws InterruptedException {
    walk(Tables.NEIGHBOURS);
    if (variables.holdsAny(LldpLayout.FIRST.remote())) {
      ask("walk", Table.columns(Tables.LLDP_PORTS));
    }
    walk(Tables.BRIDGE);
    walk(Tables.LINKS);
    walk(Tables.FORWARDING);
    walk(Tables.NEIGHBOURS_BY_ADDRESS);
    contexts();
  }

  /// Where one is silent the agent has none: those that follow are not waited for.
  private void contexts() throws InterruptedException {
    for (long vlan : CiscoVlans.contexts(variables)) {
      var oids = List.of(Bridge.BASE_PORTS, Attachments.FORWARDING);
      if (!(ask(Contexts.walk(vlan), oids) instanceof Answer.Said)) {
        return;
      }
    }
  }

  /// Those of the tables that the device has, or may have.
  private void walk(List<Table> tables) throws InterruptedException {
    var present = tables.stream().filter(t -> !peeked || variables.holdsAny(t.root())).toList();
    if (!present.isEmpty()) {
      ask("walk", Table.columns(present));
    }
  }

  private void askWhatKnowledgeWants() throws InterruptedException {
    for (int i = 0; i < MOST_ROUNDS; i++) {
      var wanted = shelf.wantedObjects(variables).stream().filter(asked::add).toList();
      if (wanted.isEmpty()) {
        return;
      }
      var columns = wanted.stream().flatMap(oid -> ObjectName.column(oid).stream()).toList();
      var objects = wanted.stream().filter(oid -> ObjectName.column(oid).isEmpty()).toList();
      if (!objects.isEmpty()) {
        ask("get", objects);
      }
      if (!columns.isEmpty()) {
        ask("peek", columns);
      }
    }
  }

  private Answer ask(String verb, List<String> oids) throws InterruptedException {
    var answer = session.ask(new Question(verb, String.join("\n", oids)));
    if (answer instanceof Answer.Said said) {
      if (!Contexts.isOne(verb)) {
        variables.read(said.text(), exchanges);
      }
    }
    exchanges++;
    return answer;
  }
}
