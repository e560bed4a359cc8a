package org.cadastre.reconciler.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Lock;
import org.cadastre.core.ci.Status;
import org.cadastre.core.model.AttributeType;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.Value;
import org.cadastre.core.rules.Authority;
import org.cadastre.core.rules.RuleSet;
import org.jspecify.annotations.Nullable;

/// Decides attributes: the winner, and for every loser the clause that beat it.
///
/// Pure: what it decides follows from its arguments alone, in whatever order claims are given.
public final class Judge {
  /// The source and the kind of facet that stand for a lock: nobody observed its value.
  public static final String LOCK_SOURCE = "manual";

  public static final String LOCK_FACET = "lock";

  private static final Comparator<Claim> FIRST =
      Comparator.comparing(Claim::validFrom)
          .thenComparing(Claim::source)
          .thenComparing(Contest.LATEST_FIRST);

  private record Place(String ciClass, String attribute) {}

  private final ClassModel model;
  private final RuleSet rules;
  private final Rules order;
  private final Map<Place, Optional<Authority>> authorities = new ConcurrentHashMap<>();

  public Judge(ClassModel model, RuleSet rules) {
    this.model = model;
    this.rules = rules;
    this.order = new Rules(model, rules);
  }

  /// @param claims all open claims for the attribute; may be none
  /// @param lock the latest lock on the attribute, in force or lapsed, or null
  /// @param gone how the attribute ended, for one that nobody claims any more; else null
  /// @param now the time at which freshness and the lock are judged
  /// @return empty when there is nothing to say of the attribute at all
  public Optional<AttributeState> decide(
      CiId ci,
      String ciClass,
      String attribute,
      List<Claim> claims,
      @Nullable Lock lock,
      @Nullable Gone gone,
      Instant now) {
    var authority = authority(ciClass, attribute);
    var observed =
        claims.isEmpty() ? null : observed(ci, new Contest(attribute, claims, authority, now), now);
    if (lock != null && lock.holdsAt(now)) {
      return Optional.of(locked(lock, ci, attribute, claims, observed, now));
    }
    if (observed == null && gone != null) {
      return Optional.of(gone(ci, attribute, gone, authority, now));
    }
    return Optional.ofNullable(observed);
  }

  private @Nullable Authority authority(String ciClass, String attribute) {
    int slash = attribute.indexOf('/');
    var place = new Place(ciClass, slash < 0 ? attribute : attribute.substring(0, slash));
    return authorities
        .computeIfAbsent(place, p -> rules.authority(model, p.ciClass(), p.attribute()))
        .orElse(null);
  }

  private AttributeState observed(CiId ci, Contest contest, Instant now) {
    if (isSet(contest)) {
      var union = Union.judge(contest, order.byContent());
      return state(
          ci,
          contest,
          union.verdict(),
          union.value(),
          union.elements(),
          union.verdict().claim(),
          now);
    }
    var verdict = order.judge(contest).orElseThrow();
    var value = verdict.claim().value();
    return state(ci, contest, verdict, value, List.of(), firstToSay(contest, value), now);
  }

  private boolean isSet(Contest contest) {
    return Union.suits(contest.claims())
        && !model.attribute(contest.attribute()).map(AttributeType::whole).orElse(false);
  }

  /// The claim that has had the value for longest, whoever wins now: a change of trust is no change
  /// of the thing.
  private static Claim firstToSay(Contest contest, Value value) {
    @Nullable Claim first = null;
    for (var claim : contest.claims()) {
      if (claim.value().equals(value) && (first == null || FIRST.compare(claim, first) < 0)) {
        first = claim;
      }
    }
    return Objects.requireNonNull(first, "nobody says what won");
  }

  private AttributeState state(
      CiId ci,
      Contest contest,
      Verdict verdict,
      Value value,
      List<Decision.Element> elements,
      Claim first,
      Instant now) {
    var grounds = verdict.grounds();
    var decision =
        new Decision(
            grounds.because(),
            rules.version(),
            now,
            grounds.until(),
            losses(contest, verdict, elements.isEmpty()),
            elements,
            null);
    return new AttributeState(
        ci,
        contest.attribute(),
        value,
        verdict.status(),
        verdict.claim().facet(),
        decision,
        first.after(),
        first.validFrom(),
        verdict.freshFor(),
        verdict.claim().confirmed());
  }

  private static List<Decision.Loss> losses(Contest contest, Verdict verdict, boolean oneValue) {
    var winner = verdict.claim();
    var losses = new ArrayList<Decision.Loss>();
    for (var claim : contest.claims()) {
      if (claim.equals(winner)) {
        continue;
      }
      var because =
          oneValue && claim.value().equals(winner.value())
              ? "says the same as " + winner.source()
              : verdict.grounds().clause().against(claim);
      if (because != null) {
        losses.add(new Decision.Loss(claim.facet(), claim.value(), because));
      }
    }
    return losses;
  }

  private AttributeState locked(
      Lock lock,
      CiId ci,
      String attribute,
      List<Claim> claims,
      @Nullable AttributeState observed,
      Instant now) {
    var because = "locked by " + lock.owner() + end(lock) + ": " + lock.reason();
    var losses =
        claims.stream()
            .sorted(Contest.LATEST_FIRST)
            .map(claim -> new Decision.Loss(claim.facet(), claim.value(), because))
            .toList();
    var decision =
        new Decision(
            because,
            rules.version(),
            now,
            earlier(lock.until(), observed == null ? null : observed.decision().until()),
            losses,
            List.of(),
            observed == null ? null : observed.value());
    return new AttributeState(
        ci,
        attribute,
        lock.value(),
        Status.LOCKED,
        new FacetKey(LOCK_SOURCE, ci, LOCK_FACET),
        decision,
        null,
        lock.since(),
        Duration.ZERO,
        Claim.NEVER);
  }

  private static String end(Lock lock) {
    return lock.until() == null ? "" : " until " + lock.until();
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private AttributeState gone(
      CiId ci, String attribute, Gone gone, @Nullable Authority authority, Instant now) {
    var last = gone.last();
    var because = "no source says it any more; " + last.source() + " was the last to";
    return new AttributeState(
        ci,
        attribute,
        last.value(),
        Status.ABSENT,
        last.facet(),
        new Decision(because, rules.version(), now, null, List.of(), List.of(), null),
        last.confirmed().equals(Claim.NEVER) ? null : last.confirmed(),
        gone.at(),
        freshFor(authority, last),
        last.confirmed());
  }

  private static Duration freshFor(@Nullable Authority authority, Claim claim) {
    return Optional.ofNullable(authority).stream()
        .flatMap(a -> a.sources().stream())
        .filter(trusted -> trusted.covers(claim.source()))
        .map(Authority.Trusted::freshFor)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  /// Whether both say the same of the attribute, whenever each was decided and last verified and
  /// however long each stands.
  public static boolean same(AttributeState before, AttributeState after) {
    return timeless(before, after).equals(after);
  }

  private static AttributeState timeless(AttributeState state, AttributeState like) {
    var decision = state.decision();
    return new AttributeState(
        state.ci(),
        state.attribute(),
        state.value(),
        state.status(),
        state.winner(),
        new Decision(
            decision.because(),
            decision.ruleSet(),
            like.decision().decidedAt(),
            like.decision().until(),
            decision.losses(),
            decision.elements(),
            decision.observed()),
        state.changedAfter(),
        state.changedBy(),
        state.freshFor(),
        like.lastVerified());
  }
}
