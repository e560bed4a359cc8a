package org.cadastre.cmdb.sql;

import java.util.HashMap;
import java.util.Map;
import org.cadastre.core.ci.FacetKey;

/// The numbers by which tables name facets. A facet keeps its number for ever.
final class FacetIds {
  private static final String FIND =
      "select id from facet where ci = ? and source = ? and kind = ?";
  private static final String INSERT = "insert into facet (ci, source, kind) values (?, ?, ?)";

  private final Database database;
  private final Map<FacetKey, Long> known = new HashMap<>();

  FacetIds(Database database) {
    this.database = database;
  }

  /// The facet's number, a new one where it has none.
  long of(FacetKey facet) {
    var id = known.get(facet);
    if (id == null) {
      id = findOrInsert(facet);
      known.put(facet, id);
    }
    return id;
  }

  private long findOrInsert(FacetKey facet) {
    try (var rows = database.query(FIND, facet.ci().value(), facet.source(), facet.kind())) {
      if (rows.next()) {
        return rows.number(1);
      }
    }
    return database.insert(INSERT, facet.ci().value(), facet.source(), facet.kind());
  }
}
