package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.store.CiRecord;

/// Puts items together with what is known of them: one query for each kind of knowledge, however
/// many items.
final class Records {
  private final Database database;

  Records(Database database) {
    this.database = database;
  }

  List<CiRecord> of(List<ConfigurationItem> items, boolean full) {
    var ids = ids(items);
    var endpoints = new Endpoints(database).of(ids);
    var keys = new Keys(database).bySource(ids);
    var states = full ? new States(database).of(ids) : Map.<String, List<AttributeState>>of();
    var records = new ArrayList<CiRecord>(items.size());
    for (var item : items) {
      var id = item.id().value();
      records.add(
          new CiRecord(
              item,
              endpoints.getOrDefault(id, List.of()),
              new TreeSet<>(keys.getOrDefault(id, new TreeMap<>()).keySet()),
              states.getOrDefault(id, List.of()),
              List.of()));
    }
    return records;
  }

  static List<String> ids(List<ConfigurationItem> items) {
    var ids = new ArrayList<String>(items.size());
    for (var item : items) {
      ids.add(item.id().value());
    }
    return ids;
  }

  /// With its states and parts.
  Optional<CiRecord> whole(CiId id) {
    var items = new Items(database);
    var item = items.item(id);
    if (item.isEmpty()) {
      return Optional.empty();
    }
    var record = of(List.of(item.get()), true).getFirst();
    var parts = new ArrayList<>(items.within(id));
    parts.sort(Listing.BY_CLASS_AND_NAME);
    return Optional.of(
        new CiRecord(record.item(), record.endpoints(), record.keys(), record.states(), parts));
  }
}
