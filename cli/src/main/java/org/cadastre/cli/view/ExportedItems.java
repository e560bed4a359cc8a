package org.cadastre.cli.view;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.CmdbStore.Host;
import org.jspecify.annotations.Nullable;

/// The items that match a query, whole, one after the other.
final class ExportedItems {
  /// One of them.
  ///
  /// @param states attributes and relations, by name
  record Item(ConfigurationItem item, Collection<Key> keys, List<AttributeState> states) {}

  private final CmdbStore store;

  /// Identifiers of those that match; null when all items that stand on their own do.
  private final @Nullable Map<CiId, Collection<Key>> wanted;

  ExportedItems(CmdbStore store, CiQuery query, Instant now) {
    this.store = store;
    this.wanted = query.terms().isEmpty() ? null : new HashMap<>();
    if (wanted != null) {
      store.list(query, now).forEach(record -> wanted.put(record.item().id(), record.keys()));
    }
  }

  /// @return how many there are
  long each(Consumer<Item> consumer) {
    long[] count = {0};
    if (wanted == null || !wanted.isEmpty()) {
      store.eachHost(hosts -> hosts.values().forEach(host -> count[0] += each(host, consumer)));
    }
    return count[0];
  }

  private int each(Host host, Consumer<Item> consumer) {
    var item = host.head().item();
    var keys = host.head().keys().keySet();
    if (wanted == null) {
      if (item.mergedInto() != null) {
        return 0;
      }
      consumer.accept(new Item(item, keys, states(host, item)));
      return 1;
    }
    int found = 0;
    if (wanted.containsKey(item.id())) {
      consumer.accept(new Item(item, keys, states(host, item)));
      found++;
    }
    for (var part : host.body().parts()) {
      var of = wanted.get(part.id());
      if (of != null) {
        consumer.accept(new Item(part, of, states(host, part)));
        found++;
      }
    }
    return found;
  }

  private static List<AttributeState> states(Host host, ConfigurationItem item) {
    return host.body().states().stream().filter(s -> s.ci().equals(item.id())).toList();
  }
}
