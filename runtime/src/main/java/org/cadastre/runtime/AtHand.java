package org.cadastre.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.store.CmdbStore.Host;
import org.cadastre.core.store.CmdbView;
import org.cadastre.core.store.HostBody;
import org.cadastre.core.store.HostHead;

/// A register of which some items have been read already, so that whoever judges them reads nothing
/// twice and whoever compares sees what was judged.
record AtHand(CmdbView view, Map<CiId, HostHead> read, Map<CiId, HostBody> rest)
    implements Overlay {

  static AtHand of(CmdbView view, Collection<CiId> hosts) {
    return new AtHand(view, view.heads(hosts), view.bodies(hosts));
  }

  static AtHand of(CmdbView view, Map<CiId, Host> hosts) {
    var heads = new TreeMap<CiId, HostHead>();
    var bodies = new TreeMap<CiId, HostBody>();
    hosts.forEach((ci, host) -> {
      heads.put(ci, host.head());
      bodies.put(ci, host.body());
    });
    return new AtHand(view, heads, bodies);
  }

  private static <T> Map<CiId, T> those(Map<CiId, T> of, Collection<CiId> wanted) {
    var found = new TreeMap<CiId, T>();
    for (var ci : wanted) {
      var one = of.get(ci);
      if (one != null) {
        found.put(ci, one);
      }
    }
    return found;
  }

  private static List<CiId> others(Map<CiId, ?> of, Collection<CiId> wanted) {
    var others = new ArrayList<>(wanted);
    others.removeIf(of::containsKey);
    return others;
  }

  @Override
  public Map<CiId, HostHead> heads(Collection<CiId> hosts) {
    var heads = those(read, hosts);
    var others = others(read, hosts);
    if (!others.isEmpty()) {
      heads.putAll(view.heads(others));
    }
    return heads;
  }

  @Override
  public Map<CiId, HostBody> bodies(Collection<CiId> hosts) {
    var bodies = those(rest, hosts);
    var others = others(rest, hosts);
    if (!others.isEmpty()) {
      bodies.putAll(view.bodies(others));
    }
    return bodies;
  }
}
