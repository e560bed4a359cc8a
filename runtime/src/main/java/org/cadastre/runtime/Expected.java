package org.cadastre.runtime;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CmdbStore;

/// Where items answered before a run, so that whoever is silent now is told from whoever always
/// was. Read once for all parts of a run that this process does.
public final class Expected {
  private String run = "";
  private Map<Endpoint, CiId> known = Map.of();

  synchronized Map<Endpoint, CiId> at(String of, CmdbStore store, Instant started) {
    if (!run.equals(of)) {
      known = read(store, started);
      run = of;
    }
    return known;
  }

  private static Map<Endpoint, CiId> read(CmdbStore store, Instant started) {
    var query = new CiQuery(List.of(), false, false);
    var endpoints = new HashMap<Endpoint, CiId>();
    store
        .list(query, started)
        .forEach(record ->
            record.endpoints().forEach(endpoint -> endpoints.put(endpoint, record.item().id())));
    return endpoints;
  }
}
