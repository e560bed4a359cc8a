package org.cadastre.reconciler;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.ci.Status;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.rules.RuleSet;
import org.cadastre.reconciler.identify.Identification;
import org.cadastre.reconciler.identify.Identity;
import org.cadastre.reconciler.reconcile.Reading;
import org.jspecify.annotations.Nullable;

/// One observation on its way into a draft.
final class Pass {
  private final ClassModel model;
  private final RuleSet rules;
  private final Identification identification;
  private final Draft draft;
  private final Observation observation;
  private final Keys keys;
  private final Map<String, String> notTaken = new TreeMap<>();

  Pass(
      ClassModel model,
      RuleSet rules,
      Identification identification,
      Draft draft,
      Observation observation) {
    this.model = model;
    this.rules = rules;
    this.identification = identification;
    this.draft = draft;
    this.observation = observation;
    this.keys = new Keys(model, identification, draft, observation);
  }

  void run() {
    CiId identified = null;
    for (var host : hosts()) {
      var identity = identification.identify(draft.view(), host, null, observation.transcript());
      switch (identity) {
        case Identity.Known(var ci, _) -> identified = take(host, ci);
        case Identity.New(var ci) -> identified = take(host, ci);
        case Identity.Ambiguous ambiguous -> keys.ambiguous(host, ambiguous);
      }
    }
    cover(identified);
  }

  private Set<Subject> hosts() {
    var hosts = new LinkedHashSet<Subject>();
    for (var finding : observation.findings()) {
      switch (finding) {
        case Finding.Fact fact -> hosts.add(root(fact.subject()));
        case Finding.Link link -> hosts.add(root(link.subject()));
        case Finding.Census census -> hosts.add(root(census.scope()));
        case Finding.Coverage _ -> {}
      }
    }
    return hosts;
  }

  private static Subject root(Subject subject) {
    return subject.host() == null ? subject : root(subject.host());
  }

  private CiId take(Subject host, CiId ci) {
    var before = draft.view().item(ci).orElse(null);
    if (before == null) {
      draft.put(seen(host, ci, null));
    } else {
      draft.assume(seen(host, ci, before));
    }
    if (before != null && before.lifecycle() != Lifecycle.ACTIVE) {
      back(ci, "it answers again at " + observation.endpoint());
    }
    draft.add(new Change.EndpointSeen(ci, observation.endpoint(), observation.observedAt()));
    keys.learn(host, ci);
    var parts = new Parts(model, rules, identification, draft, observation, ci);
    Reading.byFacet(model, host, observation.findings())
        .forEach((kind, reading) ->
            new FacetDiff(draft, observation, parts, key(ci, kind))
                .apply(reading)
                .ifPresent(why -> notTaken.put(kind, why)));
    draft.decide();
    parts.retireEmptied();
    keys.forgetAddresses(ci);
    settle(ci);
    return ci;
  }

  private FacetKey key(CiId ci, String kind) {
    return new FacetKey(observation.source(), ci, kind);
  }

  private void back(CiId ci, String because) {
    draft.add(
        new Change.LifecycleChanged(
            ci,
            Lifecycle.ACTIVE,
            observation.observedAt(),
            draft.recordedAt(),
            because,
            observation.run(),
            new Evidence(observation.transcript(), 0, null)));
  }

  private ConfigurationItem seen(Subject host, CiId ci, @Nullable ConfigurationItem before) {
    var at = observation.observedAt();
    if (before == null) {
      return new ConfigurationItem(
          ci, host.ciClass(), host.name(), Lifecycle.ACTIVE, null, at, at, at, 0, null);
    }
    return new ConfigurationItem(
        ci,
        before.ciClass(),
        before.name(),
        Lifecycle.ACTIVE,
        null,
        earlier(before.firstSeen(), at),
        later(before.lastSeen(), at),
        before.freshUntil(),
        before.disputes(),
        before.owner());
  }

  /// Brings the item's own row in line with what was decided.
  private void settle(CiId ci) {
    var item = draft.item(ci).orElseThrow();
    var states = draft.states(ci);
    var ciClass =
        states.containsKey("ci.class") ? states.get("ci.class").value().toString() : item.ciClass();
    if (!ciClass.equals(item.ciClass())) {
      draft.assume(with(item, ciClass, item.name(), item.freshUntil(), item.disputes()));
      states.keySet().forEach(attribute -> draft.contest(ci, attribute));
      draft.decide();
    } else {
      reconsider(ci);
    }
    var name =
        states.containsKey("host.name") ? states.get("host.name").value().toString() : item.name();
    int disputes =
        (int) states.values().stream().filter(s -> s.status() == Status.CONFLICTED).count();
    var freshUntil =
        later(
            item.freshUntil(),
            observation.observedAt().plus(rules.freshFor(model, ciClass, observation.source())));
    var settled = with(item, ciClass, name, freshUntil, disputes);
    if (!settled.equals(draft.written(ci).orElse(null))) {
      draft.put(settled);
    }
  }

  /// What was decided may have to be decided again although no claim changed: a trusted source went
  /// stale or came back, or the rules are other ones. Parts are looked at only when one of that is
  /// so, for there are many.
  private void reconsider(CiId ci) {
    var states = draft.states(ci).values();
    boolean otherRules = states.stream().anyMatch(this::byOtherRules);
    contest(ci, otherRules);
    if (otherRules || trustTurned(ci)) {
      draft.view().parts(ci).forEach(part -> contest(part.id(), otherRules));
    }
    draft.decide();
  }

  private void contest(CiId ci, boolean all) {
    draft.states(ci).values().stream()
        .filter(state -> all || !state.decision().losses().isEmpty())
        .forEach(state -> draft.contest(ci, state.attribute()));
  }

  private boolean byOtherRules(AttributeState state) {
    return !state.decision().ruleSet().equals(rules.version());
  }

  private boolean trustTurned(CiId ci) {
    return draft.view().facets(ci).stream()
        .anyMatch(f -> !f.freshAt(draft.recordedAt(), rules.shortestTrust(f.key().source())));
  }

  private static ConfigurationItem with(
      ConfigurationItem item, String ciClass, String name, Instant freshUntil, int disputes) {
    return new ConfigurationItem(
        item.id(),
        ciClass,
        name,
        item.lifecycle(),
        item.host(),
        item.firstSeen(),
        item.lastSeen(),
        freshUntil,
        disputes,
        item.owner());
  }

  private void cover(@Nullable CiId ci) {
    var rows = new HashMap<String, CoverageRow>();
    if (ci == null) {
      boolean any = !hosts().isEmpty();
      row(
          rows,
          "contact",
          Outcome.PARTIAL,
          null,
          any
              ? "it could be several known items: a conflict was raised"
              : "it answered nothing that can be read");
    } else {
      row(rows, "contact", Outcome.COMPLETE, ci, "");
    }
    for (var finding : observation.findings()) {
      if (finding instanceof Finding.Coverage coverage) {
        row(rows, coverage.facet(), coverage.outcome(), ci, coverage.reason());
      }
    }
    notTaken.forEach((kind, why) -> row(rows, kind, Outcome.PARTIAL, ci, why));
    rows.values().stream()
        .sorted((some, other) -> some.facet().compareTo(other.facet()))
        .forEach(covered -> draft.add(new Change.Covered(covered)));
  }

  private void row(
      Map<String, CoverageRow> rows,
      String facet,
      Outcome outcome,
      @Nullable CiId ci,
      String reason) {
    rows.put(
        facet,
        new CoverageRow(
            observation.run(),
            observation.source(),
            observation.endpoint().toString(),
            facet,
            outcome,
            reason,
            ci,
            observation.transcript()));
  }

  private static Instant later(Instant some, Instant other) {
    return some.isAfter(other) ? some : other;
  }

  private static Instant earlier(Instant some, Instant other) {
    return some.isBefore(other) ? some : other;
  }
}
