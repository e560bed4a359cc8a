package org.cadastre.reconciler;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.store.CmdbView;
import org.cadastre.reconciler.identify.Ids;
import org.jspecify.annotations.Nullable;

/// Gives groups of sightings the ids of the items they are. An id stays with the sighting for which
/// it was made when that arrived; of several, the oldest names the group. So an id never changes by
/// what comes late, and comes back when what was one is two again.
final class Naming {
  /// @param newlyFounding the sighting for which the id was made just now, or null
  record Named(CiId id, @Nullable Sighting newlyFounding) {}

  private final Reconciler.Rulebook book;
  private final CmdbView view;
  private final Set<CiId> given = new HashSet<>();

  Naming(Reconciler.Rulebook book, CmdbView view) {
    this.book = book;
    this.view = view;
  }

  Map<CiId, Named> name(Map<CiId, List<Sighting>> groups) {
    var named = new TreeMap<CiId, Named>();
    groups.forEach((group, members) ->
        members.stream()
            .filter(sighting -> sighting.founded() != null)
            .min(Sighting.ARRIVAL)
            .map(Sighting::founded)
            .ifPresent(id -> named.put(group, new Named(id, null))));
    groups.forEach((group, members) -> {
      if (!named.containsKey(group)) {
        var first = members.stream().min(Sighting.ARRIVAL).orElseThrow();
        named.put(group, new Named(newId(first), first));
      }
    });
    return named;
  }

  private CiId newId(Sighting first) {
    for (int nth = 0; ; nth++) {
      var id = Ids.of(book.model(), first.subject(), nth);
      if (!given.contains(id) && view.taken(List.of(id)).isEmpty()) {
        given.add(id);
        return id;
      }
    }
  }
}
