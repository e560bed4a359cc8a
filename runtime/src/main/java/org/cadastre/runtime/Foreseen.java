package org.cadastre.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Lock;
import org.cadastre.core.store.CmdbView;
import org.cadastre.core.store.HostHead;

/// The register as it will be once an act is committed, so that the act and what follows from it
/// can be committed together.
record Foreseen(CmdbView view, Act.Signed act) implements Overlay {

  @Override
  public List<Act.Signed> assertions() {
    var assertions = new ArrayList<>(view.assertions());
    switch (act.act()) {
      case Act.Same _, Act.Apart _ -> assertions.add(act);
      case Act.Retracted(var id) -> assertions.removeIf(a -> a.id().equals(id));
      default -> {}
    }
    return assertions;
  }

  @Override
  public Map<CiId, HostHead> heads(Collection<CiId> hosts) {
    var heads = new TreeMap<>(view.heads(hosts));
    switch (act.act()) {
      case Act.Locked(var ci, var attribute, var value, var until) -> {
        var lock =
            new Lock(ci, attribute, value, act.actor(), act.reason(), act.recordedAt(), until);
        heads.replaceAll((_, head) -> with(head, ci, attribute, Optional.of(lock)));
      }
      case Act.Unlocked(var ci, var attribute) ->
          heads.replaceAll((_, head) -> with(head, ci, attribute, Optional.empty()));
      default -> {}
    }
    return heads;
  }

  private static HostHead with(HostHead head, CiId ci, String attribute, Optional<Lock> lock) {
    var locks = new ArrayList<>(head.locks());
    locks.removeIf(l -> l.ci().equals(ci) && l.attribute().equals(attribute));
    lock.ifPresent(locks::add);
    return new HostHead(
        head.item(), head.lastMet(), head.keys(), head.endpoints(), head.facets(), locks);
  }
}
