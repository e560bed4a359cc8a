package org.cadastre.probes.snmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cadastre.core.evidence.Key;

/// Everybody that announced itself to the device, by whatever protocol.
final class Neighbours {
  private final List<Neighbour> all = new ArrayList<>();

  Neighbours(Variables variables, Ports ports) {
    var found = new ArrayList<Neighbour>();
    found.addAll(new LldpTable(LldpLayout.FIRST, variables, ports).neighbours());
    found.addAll(new LldpTable(LldpLayout.SECOND, variables, ports).neighbours());
    found.addAll(CdpTable.CDP.neighbours(variables, ports));
    found.addAll(CdpTable.FDP.neighbours(variables, ports));
    found.addAll(TpLinkNeighbours.of(variables, ports));
    found.addAll(RouterOsNeighbours.of(variables, ports));
    var keys = new HashMap<List<String>, Set<Key>>();
    found.forEach(
        each -> keys.computeIfAbsent(who(each), _ -> new TreeSet<>()).addAll(each.keys()));
    found.forEach(each -> all.add(together(each, keys)));
  }

  /// One that speaks several protocols on one link is one, by the name that it gives in all.
  private static List<String> who(Neighbour each) {
    var port = each.port();
    var name = each.name().toLowerCase(Locale.ROOT);
    int end = name.indexOf('.');
    var brief = end > 0 ? name.substring(0, end) : name;
    return List.of(port == null ? "" : port.name(), brief);
  }

  private static Neighbour together(Neighbour each, Map<List<String>, Set<Key>> keys) {
    if (each.name().isEmpty() || each.name().startsWith("<") || each.port() == null) {
      return each;
    }
    return new Neighbour(
        each.protocol(),
        each.port(),
        each.name(),
        each.remotePort(),
        each.ciClass(),
        List.copyOf(keys.getOrDefault(who(each), Set.of())),
        each.exchange());
  }

  List<Neighbour> all() {
    return all;
  }

  List<Neighbour> on(Interface port) {
    return all.stream().filter(each -> port.equals(each.port())).toList();
  }

  /// Those of which it cannot be told on which interface they were heard.
  List<Neighbour> elsewhere() {
    return all.stream().filter(each -> each.port() == null).toList();
  }
}
