package org.cadastre.probes.snmp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cadastre.core.knowledge.Condition;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.KnowledgeEntry;
import org.cadastre.core.knowledge.Recognition;

/// Knowledge sorted by the enterprise that a device's sysObjectID lies under, so that of many
/// entries only those are tried that may apply.
final class Shelf {
  private static final String ENTERPRISES = "1.3.6.1.4.1.";

  /// What may apply to one enterprise's devices.
  private record Section(Knowledge knowledge, Clues clues) {
    Section(Collection<KnowledgeEntry> entries) {
      this(Knowledge.of(entries), new Clues(entries));
    }
  }

  private final Map<String, Section> byEnterprise = new TreeMap<>();
  private final Section others;

  Shelf(Knowledge knowledge) {
    var general = new ArrayList<KnowledgeEntry>();
    var special = new TreeMap<String, List<KnowledgeEntry>>();
    for (var entry : knowledge.entries()) {
      var enterprise = enterprise(entry);
      if (enterprise.isEmpty()) {
        general.add(entry);
      } else {
        special.computeIfAbsent(enterprise, _ -> new ArrayList<>()).add(entry);
      }
    }
    others = new Section(general);
    special.forEach((enterprise, entries) -> {
      entries.addAll(general);
      byEnterprise.put(enterprise, new Section(entries));
    });
  }

  /// Empty when the entry may apply to any device.
  private static String enterprise(KnowledgeEntry entry) {
    var when = entry.when().get(Clues.SYS_OBJECT_ID);
    var enterprises = when instanceof Condition.Under(var oids) ? enterprises(oids) : Set.of("");
    return enterprises.size() == 1 ? enterprises.iterator().next() : "";
  }

  private static Set<String> enterprises(List<String> oids) {
    return oids.stream().map(Shelf::enterprise).collect(Collectors.toSet());
  }

  private static String enterprise(String oid) {
    if (!oid.startsWith(ENTERPRISES)) {
      return "";
    }
    int end = oid.indexOf('.', ENTERPRISES.length());
    return end < 0 ? oid : oid.substring(0, end);
  }

  private Section section(Variables variables) {
    var object = variables.text(Oids.SYS_OBJECT_ID).orElse("");
    return byEnterprise.getOrDefault(enterprise(object), others);
  }

  /// What is said of the device.
  Collection<Recognition> recognise(Variables variables, Entities entities) {
    var section = section(variables);
    return section.knowledge().recognise(section.clues().of(variables, entities.root()));
  }

  /// Object identifiers that would be worth asking for.
  Collection<String> wantedObjects(Variables variables) {
    var object = variables.text(Oids.SYS_OBJECT_ID).orElse("");
    return wanted(variables).stream()
        .flatMap(name -> ObjectName.of(name, object).stream())
        .toList();
  }

  /// Whether it would be worth asking what runs.
  boolean wantsProcesses(Variables variables) {
    return wanted(variables).contains(Clues.PROCESSES);
  }

  private Collection<String> wanted(Variables variables) {
    var section = section(variables);
    var clues = section.clues().of(variables, Entities.of(variables).root());
    return section.knowledge().wanted(clues);
  }
}
