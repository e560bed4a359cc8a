package org.cadastre.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.settings.CareSettings;
import org.jspecify.annotations.Nullable;

/// What the register says of an estate in front of a run: where items answered, so that whoever is
/// silent now is told from whoever always was, and who bears little. Read once for many parts of a
/// run that this process does.
public final class Expected {
  /// For how long marks are taken to be as they were read.
  private static final Duration RECENT = Duration.ofMinutes(1);

  private String run = "";
  private Map<Endpoint, CiId> known = Map.of();
  private List<CareSettings> careful = List.of();
  private Instant readAt = Instant.MIN;
  private @Nullable Fragility fragility;

  synchronized Map<Endpoint, CiId> at(String of, CmdbStore store, Instant started) {
    if (!run.equals(of)) {
      known = read(store, started);
      run = of;
    }
    return known;
  }

  /// Who bears little, as it was a minute ago at most: whoever is marked while a run goes on is
  /// spared by its later parts.
  ///
  /// @param settings what it is told by
  synchronized Fragility fragility(
      List<CareSettings> settings, Instant now, Supplier<Fragility> reading) {
    var last = fragility;
    boolean recent = !now.isBefore(readAt) && now.isBefore(readAt.plus(RECENT));
    if (last != null && recent && settings.equals(careful)) {
      return last;
    }
    var anew = reading.get();
    fragility = anew;
    careful = settings;
    readAt = now;
    return anew;
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
