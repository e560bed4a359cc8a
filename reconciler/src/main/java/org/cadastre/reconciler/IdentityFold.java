package org.cadastre.reconciler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.ci.Signature;
import org.cadastre.reconciler.identify.Asserted;
import org.cadastre.reconciler.identify.Identity;
import org.cadastre.reconciler.identify.KeyTable;
import org.jspecify.annotations.Nullable;

/// Goes through all sightings in the order in which they happened and tells which belong together.
/// Groups have names of their own here; which items they are, [Refold] says.
final class IdentityFold {
  /// Something that only a person can answer.
  record Question(Sighting sighting, SortedSet<CiId> candidates, String because) {}

  private final Reconciler.Rulebook book;
  private final Asserted asserted;
  private final Map<String, KeyTable> tables = new HashMap<>();
  private final Map<CiId, CiId> joined = new HashMap<>();
  private final Map<Sighting, CiId> groups = new LinkedHashMap<>();
  private final List<Question> questions = new ArrayList<>();
  private int made;

  IdentityFold(Reconciler.Rulebook book, Asserted asserted) {
    this.book = book;
    this.asserted = asserted;
  }

  /// @param sightings in [Sighting#ORDER]
  void run(Collection<Sighting> sightings) {
    sightings.forEach(this::meet);
  }

  /// The group of a sighting, or null when it belongs to none.
  @Nullable CiId group(Sighting sighting) {
    var group = groups.get(sighting);
    return group == null ? null : now(group);
  }

  CiId now(CiId group) {
    var now = group;
    for (var into = joined.get(now); into != null; into = joined.get(now)) {
      now = into;
    }
    return now;
  }

  /// By family.
  Map<String, KeyTable> tables() {
    return tables;
  }

  List<Question> questions() {
    return questions;
  }

  private void meet(Sighting sighting) {
    var subject = sighting.subject();
    var table = tables.computeIfAbsent(book.family(subject), _ -> new KeyTable());
    var group = group(table, sighting);
    if (group == null) {
      return;
    }
    groups.put(sighting, group);
    asserted.met(group, Signature.of(subject));
    book.identification()
        .learn(table, asserted, subject, group, sighting.source(), sighting.complete())
        .forEach(d -> questions.add(new Question(sighting, d.candidates(), d.because())));
  }

  private @Nullable CiId group(KeyTable table, Sighting sighting) {
    var said = asserted.same(Signature.of(sighting.subject()));
    if (!said.isEmpty()) {
      return together(table, sighting, said);
    }
    return switch (book.identification().identify(table, asserted, sighting.subject())) {
      case Identity.Known(var group, _) -> group;
      case Identity.New() ->
          book.rules().mayCreate(sighting.source()) ? new CiId("~" + ++made) : null;
      case Identity.Ambiguous(var candidates, var by) -> {
        var because = "its %s is shared by several items".formatted(by);
        questions.add(new Question(sighting, candidates, because));
        yield null;
      }
    };
  }

  /// What people call one becomes one, with what the keys tell.
  private CiId together(KeyTable table, Sighting sighting, SortedSet<CiId> said) {
    var all = new TreeSet<>(said);
    if (book.identification().byKeys(table, asserted, sighting.subject())
        instanceof Identity.Known(var group, _)) {
      all.add(group);
    }
    var into = all.removeFirst();
    for (var from : all) {
      tables.values().forEach(t -> t.union(from, into));
      asserted.union(from, into);
      joined.put(from, into);
    }
    return into;
  }

  /// Sightings by group, in the order of the groups' first.
  Map<CiId, List<Sighting>> members() {
    var members = new TreeMap<CiId, List<Sighting>>();
    groups.forEach((sighting, group) ->
        members.computeIfAbsent(now(group), _ -> new ArrayList<>()).add(sighting));
    return members;
  }
}
