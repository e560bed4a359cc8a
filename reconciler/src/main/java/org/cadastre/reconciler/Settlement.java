package org.cadastre.reconciler;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.ci.Status;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.Value;
import org.cadastre.core.rules.RuleSet;
import org.cadastre.core.store.CmdbView;
import org.cadastre.reconciler.HostDraft.Spoken;
import org.cadastre.reconciler.reconcile.Gone;
import org.cadastre.reconciler.reconcile.Judge;
import org.jspecify.annotations.Nullable;

/// Decides what is contested in an item, and brings the rows of item and parts in line with that.
final class Settlement {
  private static final String CLASS = "ci.class";
  private static final String NAME = "host.name";

  private final ClassModel model;
  private final RuleSet rules;
  private final Judge judge;
  private final CmdbView view;
  private final Instant recordedAt;

  Settlement(ClassModel model, RuleSet rules, CmdbView view, Instant recordedAt) {
    this.model = model;
    this.rules = rules;
    this.judge = new Judge(model, rules);
    this.view = view;
    this.recordedAt = recordedAt;
  }

  void settle(HostDraft draft, Parts parts) {
    if (draft.whole()) {
      contestOvertaken(draft);
      decide(draft);
      if (adoptClass(draft)) {
        draft.contestAll();
        decide(draft);
      }
      settleParts(draft, parts);
    }
    draft.item = settled(draft);
  }

  /// What time alone may have changed: a trusted source went stale or came back, a lock ran out.
  private void contestOvertaken(HostDraft draft) {
    draft.states.forEach((ci, of) ->
        of.forEach((attribute, state) -> {
          var until = state.decision().until();
          boolean overtaken = until != null && !recordedAt.isBefore(until);
          boolean otherRules = !state.decision().ruleSet().equals(rules.version());
          if (overtaken || otherRules) {
            draft.contest(ci, attribute);
          }
        }));
  }

  private void decide(HostDraft draft) {
    if (!draft.isContested()) {
      return;
    }
    var claims = draft.claims();
    draft
        .takeContested(claims)
        .forEach((ci, attributes) -> {
          var of = claims.getOrDefault(ci, Map.of());
          draft
              .member(ci)
              .ifPresent(member ->
                  attributes.forEach(attribute ->
                      decide(draft, member, attribute, of.getOrDefault(attribute, List.of()))));
        });
  }

  private void decide(
      HostDraft draft, ConfigurationItem member, String attribute, List<Claim> claims) {
    var ci = member.id();
    var states = draft.states(ci);
    var before = states.get(attribute);
    var gone = claims.isEmpty() ? gone(draft, ci, attribute, before) : null;
    var lock = draft.lock(ci, attribute).orElse(null);
    var decided = judge.decide(ci, member.ciClass(), attribute, claims, lock, gone, recordedAt);
    if (decided.isEmpty()) {
      if (draft.rebuilt || (before != null && before.status() == Status.LOCKED)) {
        states.remove(attribute);
      }
      return;
    }
    var after = decided.get();
    states.put(
        attribute, before != null && Judge.same(before, after) ? stands(before, after) : after);
  }

  /// The decision that was made, with what time has done to it.
  private static AttributeState stands(AttributeState before, AttributeState after) {
    var until = after.decision().until();
    return Objects.equals(before.decision().until(), until) ? before : before.until(until);
  }

  private @Nullable Gone gone(
      HostDraft draft, CiId ci, String attribute, @Nullable AttributeState before) {
    if (!draft.knowsPast() && othersMayHaveSaid(draft, ci, attribute)) {
      draft.endedBefore = view.ended(List.of(draft.id));
    }
    var ended = draft.lastEnded(ci, attribute);
    var at = ended.map(Claim::validTo).orElse(null);
    if (before != null
        && before.status() == Status.ABSENT
        && draft.endedBefore == null
        && (at == null || before.changedBy().isAfter(at))) {
      return new Gone(lastOf(before), before.changedBy());
    }
    return at == null ? null : new Gone(ended.orElseThrow(), at);
  }

  /// Whether, beside those whose claims end just now, others may have ended theirs before.
  private static boolean othersMayHaveSaid(HostDraft draft, CiId ci, String attribute) {
    return draft
        .lastEnded(ci, attribute)
        .filter(claim ->
            draft.facets.keySet().stream()
                .anyMatch(facet ->
                    !facet.equals(claim.facet()) && facet.kind().equals(claim.facet().kind())))
        .isPresent();
  }

  /// What is still known of the claim on which an attribute was last seen.
  private static Claim lastOf(AttributeState absent) {
    return new Claim(
        absent.winner(),
        absent.ci(),
        absent.attribute(),
        absent.value(),
        null,
        absent.lastVerified(),
        absent.changedBy(),
        absent.decision().decidedAt(),
        null,
        absent.lastVerified(),
        "",
        new Evidence("", 0, null));
  }

  /// @return whether it is of another class now
  private static boolean adoptClass(HostDraft draft) {
    var item = draft.item();
    var first = draft.firstMet;
    var decided = draft.states(draft.id).get(CLASS);
    var ciClass =
        decided != null
            ? decided.value().toString()
            : first == null ? item.ciClass() : first.ciClass();
    draft.item = item.called(ciClass, name(draft, first == null ? item.name() : first.name()));
    return !ciClass.equals(item.ciClass());
  }

  /// A name that nobody says any more is still what everybody knows it by.
  private static String name(HostDraft draft, String otherwise) {
    var name = draft.states(draft.id).get(NAME);
    if (name == null) {
      return otherwise;
    }
    return name.value() instanceof Value.None ? "(unnamed)" : name.value().toString();
  }

  private ConfigurationItem settled(HostDraft draft) {
    var item = draft.item();
    var freshUntil = Claim.NEVER;
    for (var facet : draft.facets.values()) {
      var until =
          facet.lastVerified().plus(rules.freshFor(model, item.ciClass(), facet.key().source()));
      freshUntil = until.isAfter(freshUntil) ? until : freshUntil;
    }
    int disputes = draft.whole() ? disputes(draft, item.id()) : item.disputes();
    return item.settled(freshUntil, disputes);
  }

  private static int disputes(HostDraft draft, CiId ci) {
    return (int)
        draft.states(ci).values().stream()
            .filter(state -> state.status() == Status.CONFLICTED)
            .count();
  }

  private void settleParts(HostDraft draft, Parts parts) {
    if (draft.touchedParts.isEmpty() && draft.newParts.isEmpty()) {
      return;
    }
    draft.touchedParts.addAll(draft.newParts);
    var spoken = draft.spoken();
    for (var ci : draft.touchedParts) {
      var part = draft.parts.get(ci);
      if (part != null) {
        settlePart(draft, parts, part, spoken.getOrDefault(ci, Spoken.NOT));
      }
    }
  }

  private void settlePart(HostDraft draft, Parts parts, ConfigurationItem part, Spoken spoken) {
    var lifecycle = spoken.sources().isEmpty() ? Lifecycle.ABSENT : Lifecycle.ACTIVE;
    if (lifecycle != part.lifecycle()) {
      moved(draft, parts, part, lifecycle, spoken);
    }
    var freshFor = Duration.ZERO;
    for (var source : spoken.sources()) {
      var of = rules.freshFor(model, part.ciClass(), source);
      freshFor = of.compareTo(freshFor) > 0 ? of : freshFor;
    }
    var last = lifecycle == Lifecycle.ACTIVE ? part.firstSeen() : lastSeen(draft, part);
    draft.parts.put(
        part.id(),
        part.in(lifecycle)
            .seen(part.firstSeen(), last)
            .settled(last.plus(freshFor), disputes(draft, part.id())));
  }

  /// Of a part that is gone, when anybody last saw it. Of one that is there, its claims tell.
  private Instant lastSeen(HostDraft draft, ConfigurationItem part) {
    boolean others =
        draft.facets.keySet().stream().map(FacetKey::kind).distinct().count() < draft.facets.size();
    if (others && !draft.knowsPast()) {
      draft.endedBefore = view.ended(List.of(draft.id));
    }
    var last = draft.spoken().getOrDefault(part.id(), Spoken.NOT).last();
    boolean wasGone = part.lifecycle() == Lifecycle.ABSENT && !draft.knowsPast();
    var floor = wasGone ? part.lastSeen() : part.firstSeen();
    return last.isAfter(floor) ? last : floor;
  }

  private void moved(
      HostDraft draft, Parts parts, ConfigurationItem part, Lifecycle lifecycle, Spoken spoken) {
    var back = spoken.latest();
    if (back != null) {
      var because = "%s names it again".formatted(String.join(" and ", spoken.sources()));
      draft.lifecycles.add(
          new Change.LifecycleChanged(
              part.id(),
              lifecycle,
              back.validFrom(),
              recordedAt,
              because,
              back.run(),
              back.evidence()));
      return;
    }
    parts
        .emptied(part.id())
        .ifPresent(gone ->
            draft.lifecycles.add(
                new Change.LifecycleChanged(
                    part.id(),
                    lifecycle,
                    gone.reading().readAt(),
                    recordedAt,
                    "a complete list from %s no longer names it"
                        .formatted(gone.reading().key().source()),
                    gone.reading().run(),
                    gone.census())));
  }
}
