package org.cadastre.reconciler;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.ci.Status;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.rules.Authority;
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
  }

  void run() {
    CiId identified = null;
    for (var host : hosts()) {
      var identity = identification.identify(draft.view(), host, null, observation.transcript());
      switch (identity) {
        case Identity.Known(var ci, _) -> identified = take(host, ci);
        case Identity.New(var ci) -> identified = take(host, ci);
        case Identity.Ambiguous ambiguous -> raise(host, ambiguous);
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
    learnKeys(host, ci);
    var parts = new Parts(model, identification, draft, observation, ci);
    Reading.byFacet(model, host, observation.findings())
        .forEach((kind, reading) ->
            new FacetDiff(draft, observation, parts, key(ci, kind)).apply(reading));
    draft.decide();
    parts.retireEmptied();
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
      expired(ci);
    }
    var name =
        states.containsKey("host.name") ? states.get("host.name").value().toString() : item.name();
    int disputes =
        (int) states.values().stream().filter(s -> s.status() == Status.CONFLICTED).count();
    var freshUntil = later(item.freshUntil(), observation.observedAt().plus(freshFor(ciClass)));
    var settled = with(item, ciClass, name, freshUntil, disputes);
    if (!settled.equals(draft.written(ci).orElse(null))) {
      draft.put(settled);
    }
  }

  /// Attributes whose winner has become stale while others still speak are decided again.
  private void expired(CiId ci) {
    draft.states(ci).values().stream()
        .filter(state -> !state.decision().losses().isEmpty())
        .filter(state -> state.statusAt(draft.recordedAt()) == Status.STALE)
        .filter(state -> !draft.reads(state.winner()))
        .forEach(state -> draft.contest(ci, state.attribute()));
    draft.decide();
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

  private Duration freshFor(String ciClass) {
    return rules.authority(model, ciClass, "*").stream()
        .flatMap(authority -> authority.sources().stream())
        .filter(trusted -> trusted.source().equals(observation.source()))
        .map(Authority.Trusted::freshFor)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  private void learnKeys(Subject host, CiId ci) {
    var family = model.family(host.ciClass());
    var known = draft.view().keys(ci);
    for (var key : identification.telling(host)) {
      if (!known.contains(key)) {
        boolean strong = identification.strong(host.ciClass(), key.type());
        var holders = draft.view().identified(key, family, null);
        if (!strong || holders.isEmpty()) {
          draft.add(new Change.KeyLearnt(ci, key, family, null, strong));
        } else {
          conflict(
              host,
              new ArrayList<>(holders),
              ci,
              "%s %s is known of another item".formatted(key.type(), key.value()));
        }
      }
    }
  }

  private void raise(Subject host, Identity.Ambiguous ambiguous) {
    conflict(
        host,
        new ArrayList<>(ambiguous.candidates()),
        null,
        "its %s is shared by several items".formatted(ambiguous.by()));
  }

  private void conflict(Subject host, List<CiId> candidates, @Nullable CiId also, String because) {
    if (also != null) {
      candidates.add(also);
    }
    candidates.sort(null);
    var subject = "%s %s at %s".formatted(host.ciClass(), host.name(), observation.endpoint());
    var id = "identity:" + observation.endpoint() + ":" + because;
    draft.add(
        new Change.ConflictRaised(
            new Conflict(
                id,
                subject,
                candidates,
                because,
                observation.observedAt(),
                observation.run(),
                new Evidence(observation.transcript(), 0, null))));
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
