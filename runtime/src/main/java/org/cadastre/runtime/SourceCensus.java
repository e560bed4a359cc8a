package org.cadastre.runtime;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.rules.Agreement.Measured;
import org.cadastre.core.rules.RuleSet;
import org.cadastre.core.store.CmdbStore;

/// Counts who says something in the register.
final class SourceCensus {
  private final RuleSet rules;
  private final Map<String, Tally> tallies = new TreeMap<>();

  private SourceCensus(RuleSet rules) {
    this.rules = rules;
  }

  /// By name.
  static List<SourceReport> of(CmdbStore store, RuleSet rules) {
    var census = new SourceCensus(rules);
    store.eachHost(
        group -> group.values().forEach(host -> host.head().facets().forEach(census::count)));
    return census.tallies.entrySet().stream()
        .map(entry -> census.report(entry.getKey(), entry.getValue()))
        .toList();
  }

  private void count(Facet facet) {
    tallies.computeIfAbsent(facet.key().source(), _ -> new Tally()).add(facet);
  }

  private SourceReport report(String source, Tally tally) {
    var origin = rules.origin(source);
    var measured = new TreeMap<String, Measured>();
    rules
        .agreement()
        .measured()
        .forEach((attribute, sources) -> {
          var of = sources.get(source);
          if (of != null) {
            measured.put(attribute, of);
          }
        });
    int colon = source.indexOf(':');
    return new SourceReport(
        source,
        colon < 0 ? source : source.substring(0, colon),
        tally.items.size(),
        tally.facets,
        tally.last,
        origin.equals(source) ? null : origin,
        rules.mayCreate(source),
        measured);
  }

  private static final class Tally {
    private final Set<CiId> items = new HashSet<>();
    private final TreeSet<String> facets = new TreeSet<>();
    private Instant last = Instant.EPOCH;

    void add(Facet facet) {
      items.add(facet.key().ci());
      facets.add(facet.key().kind());
      last = facet.readAt().isAfter(last) ? facet.readAt() : last;
    }
  }
}
