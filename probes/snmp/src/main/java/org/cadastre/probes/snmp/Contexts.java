package org.cadastre.probes.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.evidence.Exchange;

/// What was asked in the contexts of single VLANs: bridges that have a table of addresses for each
/// VLAN show it under the community `name@vlan`, or in version 3 in the context `vlan-<vlan>`.
final class Contexts {
  private static final String WALK = "walk@";

  private Contexts() {}

  /// The verb of a question about one VLAN.
  static String walk(long vlan) {
    return WALK + vlan;
  }

  /// By VLAN.
  static Map<Long, Variables> of(List<Exchange> exchanges) {
    var byVlan = new TreeMap<Long, List<Integer>>();
    for (int i = 0; i < exchanges.size(); i++) {
      var verb = exchanges.get(i).question().verb();
      if (verb.startsWith(WALK)) {
        int at = i;
        Index.of(verb.substring(WALK.length()))
            .filter(index -> index.size() == 1 && PortVlans.valid(index.at(0)))
            .ifPresent(
                index -> byVlan.computeIfAbsent(index.at(0), _ -> new ArrayList<>()).add(at));
      }
    }
    var variables = new TreeMap<Long, Variables>();
    byVlan.forEach((vlan, of) -> variables.put(vlan, Variables.of(exchanges, of)));
    return variables;
  }

  static boolean isOne(String verb) {
    return verb.indexOf('@') >= 0;
  }
}
