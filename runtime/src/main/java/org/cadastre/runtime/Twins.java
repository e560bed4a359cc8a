package org.cadastre.runtime;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.rules.RuleSet;
import org.cadastre.core.store.HostHead;
import org.cadastre.runtime.HealthCount.Group;

/// Suspects items of being one: those of one class and name, those that share a serial number, and
/// those of which an open conflict says that they could be.
final class Twins {
  private static final String SERIAL = "hw.serial_number";

  private record Known(CiId ci, Group group) {}

  private final ClassModel model;
  private final RuleSet rules;
  private final Set<CiId> disputed = new HashSet<>();
  private final Map<String, Known> first = new HashMap<>();
  private final TreeMap<CiId, Group> suspected = new TreeMap<>();

  Twins(ClassModel model, RuleSet rules) {
    this.model = model;
    this.rules = rules;
  }

  void disputed(CiId ci) {
    disputed.add(ci);
  }

  void add(HostHead head, Group group) {
    var item = head.item();
    var known = new Known(item.id(), group);
    if (disputed.contains(item.id())) {
      suspected.put(item.id(), group);
    }
    if (!item.name().isBlank() && !item.name().equals("(unnamed)")) {
      meet("name\t" + item.ciClass() + "\t" + item.name().toLowerCase(Locale.ROOT), known);
    }
    var family = model.family(item.ciClass());
    for (var key : head.keys().keySet()) {
      if (key.type().equals(SERIAL) && !rules.isJunk(key)) {
        meet("serial\t" + family + "\t" + key.value().toLowerCase(Locale.ROOT), known);
      }
    }
  }

  private void meet(String sign, Known known) {
    var twin = first.putIfAbsent(sign, known);
    if (twin != null && !twin.ci().equals(known.ci())) {
      suspected.put(twin.ci(), twin.group());
      suspected.put(known.ci(), known.group());
    }
  }

  Map<CiId, Group> suspected() {
    return suspected;
  }
}
