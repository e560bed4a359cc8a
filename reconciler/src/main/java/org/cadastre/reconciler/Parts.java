package org.cadastre.reconciler;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.rules.RuleSet;
import org.cadastre.reconciler.identify.Identification;
import org.cadastre.reconciler.identify.Identity;
import org.cadastre.reconciler.reconcile.Reading;

/// The items that exist only within one host: who they are, who is new, who is gone.
final class Parts {
  private final ClassModel model;
  private final RuleSet rules;
  private final Identification identification;
  private final Draft draft;
  private final Observation observation;
  private final CiId host;
  private final Map<Subject, Optional<CiId>> resolved = new HashMap<>();
  private final TreeMap<CiId, Evidence> emptied = new TreeMap<>();

  Parts(
      ClassModel model,
      RuleSet rules,
      Identification identification,
      Draft draft,
      Observation observation,
      CiId host) {
    this.model = model;
    this.rules = rules;
    this.identification = identification;
    this.draft = draft;
    this.observation = observation;
    this.host = host;
  }

  /// The host itself, or the part of it that the subject is; empty when that is ambiguous.
  Optional<CiId> resolve(Subject subject) {
    if (subject.host() == null) {
      return Optional.of(host);
    }
    return resolved.computeIfAbsent(subject, this::identify);
  }

  private Optional<CiId> identify(Subject subject) {
    var identity = identification.identify(draft.view(), subject, host, observation.transcript());
    return switch (identity) {
      case Identity.Known(var ci, _) -> {
        draft.item(ci).filter(i -> i.lifecycle() != Lifecycle.ACTIVE).ifPresent(this::back);
        yield Optional.of(ci);
      }
      case Identity.New(var ci) -> {
        create(subject, ci);
        yield Optional.of(ci);
      }
      case Identity.Ambiguous _ -> Optional.empty();
    };
  }

  private void create(Subject subject, CiId ci) {
    if (draft.item(ci).isPresent()) {
      return;
    }
    var at = observation.observedAt();
    draft.put(
        new ConfigurationItem(
            ci,
            subject.ciClass(),
            subject.name(),
            Lifecycle.ACTIVE,
            host,
            at,
            at,
            at.plus(rules.freshFor(model, subject.ciClass(), observation.source())),
            0,
            null));
    var family = model.family(subject.ciClass());
    for (var key : identification.telling(subject)) {
      boolean strong = identification.strong(subject.ciClass(), key.type());
      draft.add(new Change.KeyLearnt(ci, key, family, host, strong));
    }
  }

  /// The proof that a part which a reading does not name is gone; a complete reading of the host's
  /// own attributes needs none.
  Optional<Evidence> census(Reading reading, CiId ci) {
    if (ci.equals(host)) {
      return Optional.of(new Evidence(observation.transcript(), 0, null));
    }
    return draft.item(ci).map(item -> reading.censuses().get(item.ciClass()));
  }

  void emptied(CiId ci, Evidence census) {
    if (!ci.equals(host)) {
      emptied.put(ci, census);
    }
  }

  /// Parts of which no source says anything any more are absent.
  void retireEmptied() {
    emptied.forEach((ci, census) -> {
      if (draft.openClaims(ci).isEmpty()) {
        draft.item(ci).ifPresent(item -> move(item, Lifecycle.ABSENT, census));
      }
    });
  }

  private void back(ConfigurationItem item) {
    move(item, Lifecycle.ACTIVE, new Evidence(observation.transcript(), 0, null));
  }

  private void move(ConfigurationItem item, Lifecycle lifecycle, Evidence evidence) {
    draft.put(
        new ConfigurationItem(
            item.id(),
            item.ciClass(),
            item.name(),
            lifecycle,
            item.host(),
            item.firstSeen(),
            item.lastSeen(),
            item.freshUntil(),
            item.disputes(),
            item.owner()));
    draft.add(
        new Change.LifecycleChanged(
            item.id(),
            lifecycle,
            observation.observedAt(),
            draft.recordedAt(),
            lifecycle == Lifecycle.ABSENT
                ? "a complete list from %s no longer names it".formatted(observation.source())
                : "%s names it again".formatted(observation.source()),
            observation.run(),
            evidence));
  }
}
