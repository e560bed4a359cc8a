package org.cadastre.cli.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Status;
import org.cadastre.core.store.CiRecord;
import org.cadastre.core.store.CmdbStore;

/// The items that others are related to: the host of a part, and what a relation leads to.
public final class Surroundings {
  private final Map<CiId, ConfigurationItem> items = new HashMap<>();

  /// A relation that leads somewhere.
  ///
  /// @param type `contained_in`
  record Lead(String type, ConfigurationItem other) {}

  /// Looks up what an item is related to, unless that was done before.
  public void gather(CmdbStore store, CiRecord record) {
    var host = record.item().host();
    if (host != null) {
      gather(store, host);
    }
    record.states().forEach(state -> target(state).ifPresent(id -> gather(store, id)));
  }

  private void gather(CmdbStore store, CiId id) {
    if (!items.containsKey(id)) {
      store.item(id).ifPresent(item -> items.put(id, item));
    }
  }

  /// An item that was looked up already.
  Surroundings with(ConfigurationItem item) {
    items.put(item.id(), item);
    return this;
  }

  Optional<ConfigurationItem> host(CiRecord record) {
    return Optional.ofNullable(record.item().host()).map(items::get);
  }

  /// The relations that hold, by the name of their attribute.
  List<Lead> leads(CiRecord record) {
    var leads = new ArrayList<Lead>();
    for (var state : record.states()) {
      if (state.status() != Status.ABSENT) {
        lead(state).ifPresent(leads::add);
      }
    }
    return leads;
  }

  /// What the attribute of a relation leads to; empty for other attributes.
  Optional<Lead> lead(AttributeState state) {
    return target(state)
        .map(items::get)
        .map(other ->
            new Lead(state.attribute().substring(0, state.attribute().indexOf('/')), other));
  }

  private static Optional<CiId> target(AttributeState state) {
    int slash = state.attribute().indexOf('/');
    return slash < 0
        ? Optional.empty()
        : Optional.of(new CiId(state.attribute().substring(slash + 1)));
  }
}
