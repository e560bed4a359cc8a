package org.cadastre.cmdb.memory;

import static java.util.Comparator.comparing;
import static org.cadastre.cmdb.memory.Register.under;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.store.CiRecord;
import org.jspecify.annotations.Nullable;

/// What is read together with the facets behind it: who was seen or confirmed when, that one touch
/// of a facet says for all it holds.
record Reading(Register register) {

  Optional<ConfigurationItem> item(CiId id) {
    return Optional.ofNullable(register.items.get(id)).map(this::seen);
  }

  Stream<ConfigurationItem> parts(CiId host) {
    return under(register.parts, host).stream().sorted().map(register.items::get).map(this::seen);
  }

  Stream<ConfigurationItem> items() {
    return register.items.values().stream().map(this::seen);
  }

  /// A part is seen whenever something that is said of it is confirmed; how long that counts does
  /// not change.
  private ConfigurationItem seen(ConfigurationItem item) {
    if (item.host() == null) {
      return item;
    }
    return claims(item.id())
        .filter(Claim::open)
        .map(Claim::confirmed)
        .filter(at -> at.isAfter(item.lastSeen()))
        .max(Instant::compareTo)
        .map(at -> seenAt(item, at))
        .orElse(item);
  }

  private static ConfigurationItem seenAt(ConfigurationItem item, Instant at) {
    var freshUntil = item.freshUntil().plus(Duration.between(item.lastSeen(), at));
    return new ConfigurationItem(
        item.id(),
        item.ciClass(),
        item.name(),
        item.lifecycle(),
        item.host(),
        item.firstSeen(),
        at,
        freshUntil,
        item.disputes(),
        item.owner());
  }

  Stream<Claim> claims(CiId ci) {
    return under(register.claims, ci).stream().map(this::confirmed);
  }

  private Claim confirmed(Claim claim) {
    if (!claim.open()) {
      return claim;
    }
    var at = confirmed(Register.statement(claim));
    return at == null ? claim : claim.confirmedAt(at);
  }

  /// When a facet last confirmed what it says: with its latest reading, unless the claim is held.
  private @Nullable Instant confirmed(Register.Statement statement) {
    var held = register.held.get(statement);
    var facet = register.facets.get(statement.facet());
    return held == null && facet != null ? facet.lastVerified() : held;
  }

  List<AttributeState> states(CiId ci) {
    return under(register.states, ci).stream()
        .map(this::verified)
        .sorted(comparing(AttributeState::attribute))
        .toList();
  }

  private AttributeState verified(AttributeState s) {
    var at = confirmed(new Register.Statement(s.winner(), s.ci(), s.attribute()));
    if (at == null) {
      return s;
    }
    return new AttributeState(
        s.ci(),
        s.attribute(),
        s.value(),
        s.status(),
        s.winner(),
        s.decision(),
        s.changedAfter(),
        s.changedBy(),
        s.freshFor(),
        at);
  }

  CiRecord record(ConfigurationItem item, boolean full, List<ConfigurationItem> parts) {
    return new CiRecord(
        item,
        under(register.endpoints, item.id()).stream().sorted().toList(),
        new TreeSet<>(under(register.keys, item.id())),
        full ? states(item.id()) : List.of(),
        parts);
  }
}
