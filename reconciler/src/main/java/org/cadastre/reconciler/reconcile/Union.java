package org.cadastre.reconciler.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.model.Value;
import org.cadastre.reconciler.reconcile.Verdict.Grounds;

/// Settles what an attribute that is a set holds, element by element: sets that differ are no
/// contradiction.
///
/// Those who are heard make up the set together; each element is credited to the most trusted of
/// them that names it.
///
/// @param verdict on the most trusted claim that is heard
/// @param elements in order
record Union(Verdict verdict, List<Decision.Element> elements) {
  private static final int NAMED_AT_MOST = 3;

  /// Whether all claims are of sets, and there is one at all.
  static boolean suits(Collection<Claim> claims) {
    boolean any = false;
    for (var claim : claims) {
      switch (claim.value()) {
        case Value.Many _ -> any = true;
        case Value.None _ -> {}
        case Value.Text _, Value.Whole _, Value.Flag _ -> {
          return false;
        }
      }
    }
    return any;
  }

  /// @param byContent what settles it when nobody who is trusted is fresh
  static Union judge(Contest contest, Rule byContent) {
    return trusted(contest, Trust.fresh(contest), Voice.FRESH)
        .or(() -> byContent.judge(contest).map(v -> of(contest, v, List.of(v.claim()))))
        .or(() -> trusted(contest, Trust.stale(contest), Voice.STALE))
        .or(() -> trusted(contest, Trust.hearsay(contest), Voice.HEARSAY))
        .orElseGet(() -> everybody(contest));
  }

  private static Optional<Union> trusted(Contest contest, Optional<Verdict> verdict, Voice voice) {
    var heard = contest.speakers(voice).stream().map(Speaker::claim).toList();
    return verdict.map(v -> of(contest, v.on(until(contest, v.grounds(), voice)), heard));
  }

  private static Grounds until(Contest contest, Grounds grounds, Voice voice) {
    if (voice != Voice.FRESH || contest.alone()) {
      return grounds;
    }
    var first =
        contest.speakers(voice).stream()
            .map(Speaker::staleFrom)
            .min(Comparator.<Instant>naturalOrder())
            .orElse(null);
    return new Grounds(grounds.because(), grounds.clause(), first);
  }

  private static Union everybody(Contest contest) {
    var because =
        contest.alone()
            ? "the only claim; no rule makes its source authoritative"
            : "all that any source names; no rule makes any of them authoritative";
    var latest = contest.claims().getFirst();
    return of(
        contest,
        new Verdict.Accept(latest, new Grounds(because, _ -> null, null)),
        contest.claims());
  }

  private static Union of(Contest contest, Verdict verdict, List<Claim> heard) {
    var elements = credited(heard);
    var names = new HashSet<String>();
    elements.forEach(element -> names.add(element.value()));
    var credited = new HashSet<>(elements.stream().map(Decision.Element::facet).toList());
    var grounds = verdict.grounds();
    Clause clause =
        claim ->
            credited.contains(claim.facet()) && heard.contains(claim)
                ? null
                : against(contest, claim, heard, names);
    return new Union(verdict.on(new Grounds(grounds.because(), clause, grounds.until())), elements);
  }

  /// @param heard the most trusted first
  private static List<Decision.Element> credited(List<Claim> heard) {
    var by = new TreeMap<String, List<Claim>>();
    for (var claim : heard) {
      elements(claim).forEach(e -> by.computeIfAbsent(e, _ -> new ArrayList<>()).add(claim));
    }
    var elements = new ArrayList<Decision.Element>();
    by.forEach((element, claims) ->
        elements.add(new Decision.Element(element, claims.getFirst().facet(), because(claims))));
    return elements;
  }

  private static String because(List<Claim> naming) {
    var source = naming.getFirst().source();
    return naming.size() == 1
        ? source + " alone names it"
        : source + " names it, and " + (naming.size() - 1) + " more";
  }

  private static List<String> elements(Claim claim) {
    return claim.value() instanceof Value.Many(var elements) ? elements : List.of();
  }

  private static String against(
      Contest contest, Claim loser, List<Claim> heard, Set<String> names) {
    var extra = elements(loser).stream().filter(e -> !names.contains(e)).toList();
    if (heard.contains(loser) || extra.isEmpty()) {
      return "names nothing that others do not";
    }
    return why(contest, loser) + "; it alone names " + shortened(extra);
  }

  private static String why(Contest contest, Claim loser) {
    return contest
        .speaker(loser)
        .map(speaker -> speaker.source() + " " + Trust.failing(speaker.voice()))
        .orElse("no rule trusts " + loser.source() + " here");
  }

  private static String shortened(List<String> extra) {
    var named = String.join(", ", extra.subList(0, Math.min(NAMED_AT_MOST, extra.size())));
    return extra.size() <= NAMED_AT_MOST
        ? named
        : named + " and " + (extra.size() - NAMED_AT_MOST) + " more";
  }

  Value value() {
    return elements.isEmpty()
        ? verdict.claim().value()
        : Value.of(elements.stream().map(Decision.Element::value).toList());
  }
}
