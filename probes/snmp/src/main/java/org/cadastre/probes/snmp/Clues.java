package org.cadastre.probes.snmp;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.knowledge.Clue;
import org.cadastre.core.knowledge.Condition;
import org.cadastre.core.knowledge.KnowledgeEntry;

/// Names what an agent said as knowledge entries name it: `sysObjectID`, `sysDescr`, `sysName`,
/// `entity.model` and its like for the chassis, `process.arguments`, and [ObjectName] for
/// everything else.
final class Clues {
  /// The clue for which processes are asked; few entries want it.
  static final String PROCESSES = "process.arguments";

  /// HOST-RESOURCES-MIB, hrSWRunParameters.
  static final String PROCESS_ARGUMENTS = "1.3.6.1.2.1.25.4.2.1.5";

  static final String SYS_OBJECT_ID = "sysObjectID";

  private static final Map<String, String> SYSTEM =
      Map.of(
          SYS_OBJECT_ID, Oids.SYS_OBJECT_ID, "sysDescr", Oids.SYS_DESCR, "sysName", Oids.SYS_NAME);

  private final Set<String> oids = new TreeSet<>();
  private final Set<String> relative = new TreeSet<>();

  Clues(Collection<KnowledgeEntry> entries) {
    for (var entry : entries) {
      entry.when().keySet().forEach(this::add);
      entry.extracts().forEach(extract -> add(extract.clue()));
    }
  }

  private void add(String name) {
    if (ObjectName.isRelative(name)) {
      relative.add(name);
    } else if (ObjectName.isAbsolute(name)) {
      oids.add(name);
    }
  }

  /// @param root stands for the whole device
  Map<String, Clue> of(Variables variables, Optional<Entity> root) {
    var clues = new TreeMap<String, Clue>();
    processes(variables).ifPresent(said -> clues.put(PROCESSES, said));
    SYSTEM.forEach((name, oid) -> put(clues, name, oid, variables));
    var object = variables.text(Oids.SYS_OBJECT_ID).orElse("");
    oids.forEach(oid -> put(clues, oid, oid, variables));
    for (var name : relative) {
      ObjectName.of(name, object).ifPresent(oid -> put(clues, name, oid, variables));
    }
    root.ifPresent(entity -> clues.putAll(entity.clues()));
    return clues;
  }

  /// What the running processes were started with, a line for each, as far as patterns look.
  private static Optional<Clue> processes(Variables variables) {
    var lines = new StringBuilder();
    int exchange = 0;
    for (var arguments : variables.column(PROCESS_ARGUMENTS).values()) {
      var said = arguments.said();
      if (lines.length() < Condition.LONGEST_TEXT && said.isPresent()) {
        exchange = lines.isEmpty() ? arguments.exchange() : exchange;
        lines.append(lines.isEmpty() ? "" : "\n").append(said.get());
      }
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(new Clue(lines.toString(), exchange));
  }

  private static void put(Map<String, Clue> clues, String name, String oid, Variables variables) {
    ObjectName.column(oid)
        .map(column -> variables.column(column).values().stream().findFirst())
        .orElseGet(() -> variables.get(oid))
        .ifPresent(variable ->
            text(oid, variable)
                .ifPresent(text -> clues.put(name, new Clue(text, variable.exchange()))));
  }

  /// A hardware address as one writes it, everything else as it was said.
  private static Optional<String> text(String oid, Variable variable) {
    return oid.startsWith(Oids.IF_PHYS_ADDRESS + ".") ? Mac.of(variable) : variable.said();
  }
}
