package org.cadastre.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.store.CiRecord;
import org.cadastre.core.store.CmdbStore;
import org.jspecify.annotations.Nullable;

/// Looks at items before and after something is done to them, and at those they fall into.
final class Watch {
  private final Set<CiId> items = new TreeSet<>();
  private final Set<String> sightings = new TreeSet<>();
  private final Set<String> transcripts = new TreeSet<>();
  private final Map<CiId, Picture> before;

  private Watch(CmdbStore store, Collection<CiId> about) {
    items.addAll(about);
    for (var sighting : store.sightings(about)) {
      transcripts.add(sighting.transcript());
      sightings.add(name(sighting));
      add(sighting.ci());
      add(sighting.founded());
    }
    before = pictures(store);
  }

  static Watch begin(CmdbStore store, Collection<CiId> about) {
    return new Watch(store, about);
  }

  private void add(@Nullable CiId ci) {
    if (ci != null) {
      items.add(ci);
    }
  }

  private static String name(Sighting sighting) {
    return sighting.transcript() + "#" + sighting.place();
  }

  /// What is otherwise than when the watch began.
  List<Changed> end(CmdbStore store) {
    for (var sighting : store.sightingsIn(transcripts)) {
      if (sightings.contains(name(sighting))) {
        add(sighting.ci());
      }
    }
    var changes = new ArrayList<Changed>();
    pictures(store).forEach((ci, now) -> compare(before.get(ci), now, changes));
    return changes;
  }

  private Map<CiId, Picture> pictures(CmdbStore store) {
    var pictures = new TreeMap<CiId, Picture>();
    for (var ci : items) {
      store.record(ci).ifPresent(record -> pictures.put(ci, Picture.of(record)));
    }
    return pictures;
  }

  private static void compare(@Nullable Picture was, Picture is, List<Changed> changes) {
    var into = is.item().mergedInto();
    if (was == null) {
      changes.add(is.changed("item", "", "new, " + is.attributes() + " attributes"));
      return;
    }
    var cameFrom = was.item().mergedInto();
    if (into != null || cameFrom != null) {
      if (!Optional.ofNullable(into).equals(Optional.ofNullable(cameFrom))) {
        changes.add(is.changed("item", merged(cameFrom), merged(into)));
      }
      return;
    }
    var whats = new TreeSet<>(was.words().keySet());
    whats.addAll(is.words().keySet());
    for (var what : whats) {
      var from = was.words().getOrDefault(what, "");
      var to = is.words().getOrDefault(what, "");
      if (!from.equals(to)) {
        changes.add(is.changed(what, from, to));
      }
    }
  }

  private static String merged(@Nullable CiId into) {
    return into == null ? "on its own" : "merged into " + into;
  }

  /// An item in words.
  private record Picture(ConfigurationItem item, int attributes, Map<String, String> words) {
    static Picture of(CiRecord record) {
      var item = record.item();
      var words = new TreeMap<String, String>();
      words.put("class", item.ciClass());
      words.put("name", item.name());
      words.put("status", item.lifecycle().word());
      words.put("owner", item.owner() == null ? "" : item.owner());
      words.put("parts", parts(record));
      record.states().forEach(state -> words.put(state.attribute(), words(state)));
      return new Picture(item, record.states().size(), words);
    }

    private static String parts(CiRecord record) {
      var classes =
          record.parts().stream()
              .filter(part -> part.lifecycle() == Lifecycle.ACTIVE)
              .collect(
                  Collectors.groupingBy(
                      ConfigurationItem::ciClass, TreeMap::new, Collectors.counting()));
      return classes.entrySet().stream()
          .map(e -> e.getValue() + " " + e.getKey())
          .collect(Collectors.joining(", "));
    }

    private static String words(AttributeState state) {
      return switch (state.status()) {
        case VERIFIED, STALE, UNVERIFIED -> state.value().toString();
        case CONFLICTED, ABSENT, LOCKED -> state.value() + " (" + state.status().word() + ")";
      };
    }

    Changed changed(String what, String from, String to) {
      return new Changed(item.id(), item.ciClass(), item.name(), what, from, to);
    }
  }
}
