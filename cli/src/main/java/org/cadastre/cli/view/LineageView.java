package org.cadastre.cli.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.Lock;
import org.cadastre.core.ci.Status;
import org.cadastre.runtime.AsOf;
import org.jspecify.annotations.Nullable;

/// Who says so: a value with its winner, its losers, and the evidence of each.
public final class LineageView {
  private final Instant now;
  private final Predicate<Claim> holds;
  private final AsOf.@Nullable Times past;
  private final Map<String, Lock> locks;
  private final @Nullable Departure departure;

  public LineageView(Instant now) {
    this(now, List.of(), Optional.empty());
  }

  /// @param locks on the item that is to be shown
  /// @param departure why it is no longer there
  public LineageView(Instant now, List<Lock> locks, Optional<Departure> departure) {
    this.departure = departure.orElse(null);
    this.now = now;
    this.holds = Claim::open;
    this.past = null;
    this.locks = locks.stream().collect(Collectors.toMap(Lock::attribute, lock -> lock));
  }

  /// Of what was.
  public LineageView(AsOf.Found found) {
    this.now = found.times().at();
    this.holds = found::held;
    this.past = found.times();
    this.locks = Map.of();
    this.departure = null;
  }

  /// When an authoritative source last confirmed the value, or null when none ever did.
  static @Nullable Instant lastVerified(AttributeState state) {
    return switch (state.status()) {
      case VERIFIED, STALE, LOCKED, ABSENT -> state.lastVerified();
      case UNVERIFIED, CONFLICTED -> null;
    };
  }

  static Json.Obj changed(AttributeState state) {
    return new Json.Obj().put("after", state.changedAfter()).put("by", state.changedBy());
  }

  /// @param claims of this attribute, all sources, ended ones too
  public Json.Obj json(ConfigurationItem item, AttributeState state, List<Claim> claims) {
    var verified = lastVerified(state);
    var lineage =
        new Json.Obj()
            .put("ci", item.id().value())
            .put("attribute", state.attribute())
            .put("value", Words.json(state.value()))
            .put("status", state.statusAt(now).word())
            .put("lastSeen", item.lastSeen())
            .put("lastVerified", verified)
            .put("lastChanged", changed(state))
            .put("freshUntil", verified == null ? null : state.freshUntil())
            .put(
                "decision",
                new Json.Obj()
                    .put("because", state.decision().because())
                    .put("ruleSet", state.decision().ruleSet())
                    .put("decidedAt", state.decision().decidedAt()))
            .put("claims", Json.array(claims.stream().map(claim -> json(state, claim)).toList()));
    if (departure != null) {
      lineage.put("gone", departure.json());
    }
    var all = past == null ? lineage : lineage.put("asOf", Words.json(past));
    return LockWords.put(all, state, locks.get(state.attribute()));
  }

  private Json.Obj json(AttributeState state, Claim claim) {
    return new Json.Obj()
        .put("source", claim.source())
        .put("value", Words.json(claim.value()))
        .put("outcome", outcome(state, claim))
        .put("because", because(state, claim))
        .put("validFrom", claim.validFrom())
        .put("validTo", claim.validTo())
        .put("recordedFrom", claim.recordedFrom())
        .put("recordedTo", claim.recordedTo())
        .put("lastVerified", claim.confirmed())
        .put("run", claim.run())
        .put("transcript", claim.evidence().transcript())
        .put("exchange", claim.evidence().exchange())
        .put("knowledge", claim.evidence().knowledge());
  }

  private String outcome(AttributeState state, Claim claim) {
    if (!holds.test(claim)) {
      return "superseded";
    }
    return state.status() != Status.ABSENT && claim.facet().equals(state.winner()) ? "won" : "lost";
  }

  private String because(AttributeState state, Claim claim) {
    return switch (outcome(state, claim)) {
      case "won" -> state.decision().because();
      case "superseded" -> claim.source() + " no longer says so";
      default ->
          state.decision().losses().stream()
              .filter(loss -> loss.facet().equals(claim.facet()))
              .map(Decision.Loss::because)
              .findFirst()
              .orElse("ranks below " + state.winner().source());
    };
  }

  /// The whole story of one attribute.
  public void show(
      Console console, ConfigurationItem item, AttributeState state, List<Claim> claims) {
    console.one(
        () -> text(console, item, state, claims),
        () -> claimTable(state, claims),
        () -> json(item, state, claims));
  }

  public String text(
      Console console, ConfigurationItem item, AttributeState state, List<Claim> claims) {
    var verified = lastVerified(state);
    var head =
        new Table(state.attribute(), state.value().toString())
            .row("of", "%s %s (%s)".formatted(item.ciClass(), item.name(), item.id()))
            .row(past == null ? "status" : "status then", state.statusAt(now).word())
            .row("because", state.decision().because())
            .row("last seen", Words.time(item.lastSeen()))
            .row(
                "last verified",
                verified == null ? "never by an authoritative source" : Words.time(verified))
            .row("last changed", change(state))
            .row("fresh until", verified == null ? null : Words.time(state.freshUntil()))
            .row(
                "decided",
                Words.time(state.decision().decidedAt()) + " by " + state.decision().ruleSet());
    if (departure != null) {
      head.row("gone", departure.text());
    }
    if (state.status() == Status.LOCKED) {
      head.row("lock", LockWords.of(state, locks.get(state.attribute())));
    }
    return Words.banner(past)
        + console.render(head)
        + "\n"
        + console.render(claimTable(state, claims));
  }

  private static String change(AttributeState state) {
    var after = state.changedAfter();
    return after == null
        ? "never; first seen by " + Words.time(state.changedBy())
        : "after " + Words.time(after) + ", by " + Words.time(state.changedBy());
  }

  private Table claimTable(AttributeState state, List<Claim> claims) {
    var table =
        new Table("SOURCE", "VALUE", "OUTCOME", "BECAUSE", "SINCE", "CONFIRMED", "EVIDENCE");
    for (var claim : claims) {
      table.row(
          claim.source(),
          claim.value().toString(),
          outcome(state, claim),
          because(state, claim),
          Words.cell(claim.validFrom()),
          Words.cell(claim.confirmed()),
          Words.citation(claim.evidence()));
    }
    return table;
  }

  /// One line for each attribute.
  public void list(
      Console console, ConfigurationItem item, List<AttributeState> states, List<Claim> claims) {
    if (past != null) {
      console.remark(Words.banner(past).strip());
    }
    console.list(
        () -> table(states),
        () -> {
          var objects = new ArrayList<Json.Obj>();
          for (var state : states) {
            objects.add(json(item, state, of(state, claims)));
          }
          return objects;
        });
  }

  public static List<Claim> of(AttributeState state, List<Claim> claims) {
    return claims.stream().filter(claim -> claim.attribute().equals(state.attribute())).toList();
  }

  private Table table(List<AttributeState> states) {
    var table =
        new Table(
            "ATTRIBUTE", "VALUE", "STATUS", "SOURCE", "LAST VERIFIED", "LAST CHANGED", "BECAUSE");
    for (var state : states) {
      table.row(
          state.attribute(),
          state.value().toString(),
          state.statusAt(now).word(),
          state.winner().source(),
          Words.cell(lastVerified(state)),
          Words.cell(state.changedBy()),
          state.decision().because());
    }
    return table;
  }
}
