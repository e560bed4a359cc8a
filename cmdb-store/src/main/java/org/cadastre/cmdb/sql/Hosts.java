package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ClaimSet;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.store.CmdbStore.Host;
import org.cadastre.core.store.HostBody;
import org.cadastre.core.store.HostHead;

/// Whole hosts, many at once: one query for each kind of knowledge.
final class Hosts {
  private static final String DUE =
      """
      select d.host from due d join item i on i.id = d.host
      where d.until <= ? and i.root = '' order by d.host limit ?
      """;
  private static final String SILENT =
      """
      select id from item
      where root = '' and lifecycle in ('ACTIVE', 'MISSING') and last_seen < ?
      order by root, id limit ?
      """;

  private final Database database;
  private final Items items;

  Hosts(Database database) {
    this.database = database;
    items = new Items(database);
  }

  Map<CiId, HostHead> heads(Collection<String> ids) {
    var heads = new HashMap<CiId, HostHead>();
    if (ids.isEmpty()) {
      return heads;
    }
    var hosts = items.hosts(ids);
    var known = hosts.keySet().stream().map(host -> host.id().value()).toList();
    var keys = new Keys(database).bySource(known);
    var endpoints = new Endpoints(database).of(known);
    var facets = new Facets(database).of(known);
    var locks = new Acts(database).locks(known, items);
    hosts.forEach((host, lastMet) -> {
      var id = host.id().value();
      heads.put(
          host.id(),
          new HostHead(
              host,
              lastMet,
              keys.getOrDefault(id, new TreeMap<>()),
              endpoints.getOrDefault(id, List.of()),
              facets.getOrDefault(id, List.of()),
              locks.getOrDefault(id, List.of())));
    });
    return heads;
  }

  Map<CiId, HostBody> bodies(Collection<String> ids) {
    var bodies = new HashMap<CiId, HostBody>();
    if (ids.isEmpty()) {
      return bodies;
    }
    var known = items.hosts(ids).keySet().stream().map(host -> host.id().value()).toList();
    var parts = items.parts(known);
    var claims = new ClaimSets(database).of(known);
    var states = new States(database).ofHosts(known, new Verified(database, known));
    for (var id : known) {
      var sets = claims.getOrDefault(id, List.of());
      bodies.put(
          new CiId(id),
          new HostBody(
              seen(parts.getOrDefault(id, List.of()), sets),
              sets,
              states.getOrDefault(id, List.of())));
    }
    return bodies;
  }

  private static List<ConfigurationItem> seen(
      List<ConfigurationItem> parts, List<ClaimSet> claims) {
    if (parts.isEmpty()) {
      return parts;
    }
    var latest = new HashMap<String, Instant>();
    for (var set : claims) {
      for (var claim : set.open()) {
        Seen.note(latest, set.ci().value(), claim.confirmed());
      }
    }
    var seen = new ArrayList<ConfigurationItem>(parts.size());
    for (var part : parts) {
      seen.add(part.seenAt(latest.get(part.id().value())));
    }
    seen.sort(Comparator.comparing(ConfigurationItem::id));
    return seen;
  }

  /// The next group, by id; empty at the end.
  NavigableMap<CiId, Host> after(String id, int limit) {
    var ids = items.hostsAfter(id, limit);
    var heads = heads(ids);
    var bodies = bodies(ids);
    var group = new TreeMap<CiId, Host>();
    heads.forEach((ci, head) -> {
      var body = bodies.get(ci);
      if (body != null) {
        group.put(ci, new Host(head, body));
      }
    });
    return group;
  }

  List<CiId> due(Instant now, int limit) {
    return ids(database.query(DUE, Micros.of(now), limit));
  }

  List<CiId> silentSince(Instant lastSeen, int limit) {
    return ids(database.query(SILENT, Micros.of(lastSeen), limit));
  }

  private static List<CiId> ids(Rows rows) {
    var found = new ArrayList<CiId>();
    try (rows) {
      while (rows.next()) {
        found.add(rows.id(1));
      }
    }
    return found;
  }
}
