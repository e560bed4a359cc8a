package org.cadastre.reconciler;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.ClassModel;
import org.cadastre.reconciler.identify.Ids;
import org.cadastre.reconciler.reconcile.Reading;

/// The items that exist only within one host, at any depth: who they are, and what proves that they
/// are gone.
final class Parts {
  /// Why a part is gone.
  record Emptied(Facet reading, Evidence census) {}

  private final ClassModel model;
  private final HostDraft draft;
  private final Map<Subject, CiId> known = new HashMap<>();
  private final TreeMap<CiId, Emptied> emptied = new TreeMap<>();
  private final Map<CiId, Subject> named = new HashMap<>();

  Parts(ClassModel model, HostDraft draft) {
    this.model = model;
    this.draft = draft;
  }

  /// The host itself, or the part of it that a reading of that time names.
  CiId mention(Subject subject, Instant at) {
    var host = subject.host();
    if (host == null) {
      return draft.id;
    }
    var within = mention(host, at);
    var ci = known.computeIfAbsent(subject, s -> Ids.ofPart(model, s, within));
    var before = draft.parts.get(ci);
    if (before == null || before.lifecycle() == Lifecycle.RETIRED) {
      draft.parts.put(ci, first(subject, ci, within, at));
      draft.newParts.add(ci);
      named.put(ci, subject);
    } else {
      draft.parts.put(ci, together(before, subject, at));
    }
    return ci;
  }

  private static ConfigurationItem first(Subject subject, CiId ci, CiId within, Instant at) {
    return new ConfigurationItem(
        ci, subject.ciClass(), subject.name(), Lifecycle.ACTIVE, within, at, at, at, 0, null, null);
  }

  /// Sources may call a part differently and see more or less of it: the most specific class and
  /// the first name in order stand, whoever was first.
  private ConfigurationItem together(ConfigurationItem before, Subject subject, Instant at) {
    boolean same =
        before.name().equals(subject.name())
            && before.ciClass().equals(subject.ciClass())
            && !at.isBefore(before.firstSeen());
    if (same) {
      return before;
    }
    draft.touchedParts.add(before.id());
    var first = at.isBefore(before.firstSeen()) ? at : before.firstSeen();
    return before
        .called(
            moreSpecific(before.ciClass(), subject.ciClass()),
            before.name().compareTo(subject.name()) <= 0 ? before.name() : subject.name())
        .seen(first, first);
  }

  private String moreSpecific(String some, String other) {
    int depth = Integer.compare(model.lineage(some).size(), model.lineage(other).size());
    return depth > 0 || (depth == 0 && some.compareTo(other) <= 0) ? some : other;
  }

  /// Keys by which a part can be looked for, when it is new.
  Iterable<Key> keys(CiId part) {
    var subject = named.get(part);
    return subject == null ? java.util.List.of() : subject.keys();
  }

  /// The proof that a reading listed all of the part's kind where it should be.
  Optional<Evidence> census(Reading reading, CiId ci) {
    var part = draft.parts.get(ci);
    if (part == null) {
      return Optional.empty();
    }
    for (var census : reading.censuses().entrySet()) {
      var listed = census.getKey();
      if (model.isA(part.ciClass(), listed.ciClass()) && within(part, scope(listed.scope()))) {
        return Optional.of(census.getValue());
      }
    }
    return Optional.empty();
  }

  private CiId scope(Subject scope) {
    var host = scope.host();
    return host == null ? draft.id : Ids.ofPart(model, scope, scope(host));
  }

  private boolean within(ConfigurationItem part, CiId scope) {
    var host = part.host();
    for (int depth = 0; host != null && depth < 100; depth++) {
      if (host.equals(scope)) {
        return true;
      }
      var above = draft.parts.get(host);
      host = above == null ? null : above.host();
    }
    return false;
  }

  void emptied(CiId ci, Facet reading, Evidence census) {
    draft.touchedParts.add(ci);
    emptied.put(ci, new Emptied(reading, census));
  }

  Optional<Emptied> emptied(CiId ci) {
    return Optional.ofNullable(emptied.get(ci));
  }
}
