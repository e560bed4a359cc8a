package org.cadastre.cli.command;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.cli.view.ConflictView.Candidate;
import org.cadastre.cli.view.ConflictView.Dispute;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.ci.Status;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CiQuery.Term;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.runtime.RefusedException;

/// Everything that waits for a person: who is who, and attributes that no rule settles.
record OpenConflicts(List<Conflict> identities, List<Dispute> disputes) {

  static OpenConflicts of(CmdbStore store, Instant now) {
    var disputed = new CiQuery(List.of(new Term.WithStatus(Status.CONFLICTED.word())), true, true);
    var disputes =
        store.list(disputed, now).stream()
            .flatMap(record ->
                record.states().stream()
                    .filter(state -> state.status() == Status.CONFLICTED)
                    .map(state -> new Dispute(record.item(), state)))
            .toList();
    return new OpenConflicts(store.conflicts(), disputes);
  }

  boolean isEmpty() {
    return identities.isEmpty() && disputes.isEmpty();
  }

  /// By its id, or how it begins.
  ///
  /// @throws RefusedException when it is none or could be several
  Found find(String id) {
    var conflicts = identities.stream().filter(c -> c.id().startsWith(id)).toList();
    var about = disputes.stream().filter(d -> d.id().startsWith(id)).toList();
    if (conflicts.size() + about.size() == 1) {
      return conflicts.isEmpty()
          ? new Found.Attribute(about.getFirst())
          : new Found.Identity(conflicts.getFirst());
    }
    var exact = about.stream().filter(d -> d.id().equals(id)).toList();
    if (exact.size() == 1) {
      return new Found.Attribute(exact.getFirst());
    }
    throw new RefusedException(
        (conflicts.isEmpty() && about.isEmpty()
                ? "no open conflict is called "
                : "several conflicts begin with ")
            + id);
  }

  /// One of either kind.
  sealed interface Found {
    record Identity(Conflict conflict) implements Found {}

    record Attribute(Dispute dispute) implements Found {}
  }

  /// The candidates of conflicts, as far as they are items of their own.
  static TreeMap<CiId, Candidate> candidates(CmdbStore store, List<Conflict> conflicts) {
    var ids = new HashSet<CiId>();
    conflicts.forEach(conflict -> ids.addAll(conflict.candidates()));
    var sources = new HashMap<CiId, TreeSet<String>>();
    store
        .heads(ids)
        .forEach((ci, head) ->
            head.facets()
                .forEach(facet ->
                    sources.computeIfAbsent(ci, _ -> new TreeSet<>()).add(facet.key().source())));
    var candidates = new TreeMap<CiId, Candidate>();
    for (var ci : ids) {
      store
          .item(ci)
          .ifPresent(item ->
              candidates.put(
                  ci,
                  new Candidate(item, store.keys(ci), sources.getOrDefault(ci, new TreeSet<>()))));
    }
    return candidates;
  }
}
