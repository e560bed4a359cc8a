package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cadastre.cmdb.sql.Upsert.Row;
import org.cadastre.core.ci.Change.EndpointSeen;
import org.cadastre.core.evidence.Endpoint;

/// Table `endpoint`.
final class Endpoints {
  private static final Upsert PUT =
      new Upsert(
          """
          update endpoint set host_folded = ?, seen_at = ?
          where ci = ? and protocol = ? and host = ? and port = ?
          """,
          """
          insert into endpoint (host_folded, seen_at, ci, protocol, host, port)
          values (?, ?, ?, ?, ?, ?)
          """);
  private static final String OF_ITEMS =
      "select ci, protocol, host, port from endpoint where ci in (?...)";

  private final Database database;
  private final Map<String, Row> pending = new LinkedHashMap<>();

  Endpoints(Database database) {
    this.database = database;
  }

  void add(EndpointSeen seen) {
    var ci = seen.ci().value();
    var endpoint = seen.endpoint();
    var row =
        new Row(
            endpoint.host().toLowerCase(Locale.ROOT),
            Micros.of(seen.at()),
            ci,
            endpoint.protocol(),
            endpoint.host(),
            endpoint.port());
    pending.put(ci + " " + endpoint, row);
  }

  void flush() {
    PUT.put(database, pending.values());
  }

  /// Sorted, by item.
  Map<String, List<Endpoint>> of(List<String> items) {
    var found = new HashMap<String, List<Endpoint>>();
    for (int from = 0; from < items.size(); from += Database.taken(items, from)) {
      try (var rows = database.queryIn(OF_ITEMS, items, from)) {
        while (rows.next()) {
          var ci = rows.text(1);
          var of = found.get(ci);
          if (of == null) {
            of = new ArrayList<>();
            found.put(ci, of);
          }
          of.add(new Endpoint(rows.text(2), rows.text(3), rows.whole(4)));
        }
      }
    }
    for (var of : found.values()) {
      of.sort(null);
    }
    return found;
  }
}
