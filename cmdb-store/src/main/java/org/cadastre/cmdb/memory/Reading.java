package org.cadastre.cmdb.memory;

import static java.util.Comparator.comparing;
import static org.cadastre.cmdb.memory.Register.under;
import static org.cadastre.cmdb.memory.Register.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadastre.cmdb.memory.Register.Told;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ClaimSet;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.store.CiRecord;

/// What is read together with the facets behind it: who was seen or confirmed when, that one touch
/// of a facet says for all it holds.
record Reading(Register register) {
  static final Comparator<Claim> BY_STATEMENT =
      comparing(Claim::attribute)
          .thenComparing(Claim::source)
          .thenComparing(Claim::validFrom)
          .thenComparing(Claim::recordedFrom);
  static final Comparator<ConfigurationItem> BY_CLASS_AND_NAME =
      comparing(ConfigurationItem::ciClass)
          .thenComparing(ConfigurationItem::name)
          .thenComparing(ConfigurationItem::id);

  Optional<ConfigurationItem> item(CiId id) {
    return Optional.ofNullable(register.items.get(id)).map(this::seen);
  }

  /// Those that stand on their own.
  Stream<ConfigurationItem> hosts(Collection<CiId> ids) {
    return ids.stream()
        .distinct()
        .flatMap(id -> Optional.ofNullable(register.items.get(id)).stream())
        .filter(item -> item.host() == null);
  }

  /// At any depth, by id.
  List<ConfigurationItem> parts(CiId host) {
    return register.within(host).stream().map(register.items::get).map(this::seen).toList();
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
    return open(item.id())
        .map(Claim::confirmed)
        .max(Instant::compareTo)
        .map(item::seenAt)
        .orElse(item);
  }

  SortedSet<Key> keys(CiId ci) {
    return under(register.keys, ci).stream()
        .filter(Told::live)
        .map(Told::key)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// By source and kind.
  List<ClaimSet> claimSets(CiId ci) {
    return within(register.claims, ci).values().stream()
        .map(this::confirmed)
        .sorted(
            comparing((ClaimSet s) -> s.facet().source())
                .thenComparing((ClaimSet s) -> s.facet().kind()))
        .toList();
  }

  /// A claim is confirmed by every reading of its facet, unless it is held.
  private ClaimSet confirmed(ClaimSet set) {
    var facet = within(register.facets, set.facet().ci()).get(set.facet());
    if (facet == null) {
      return set;
    }
    var open = new ArrayList<Claim>();
    for (var claim : set.open()) {
      open.add(
          set.held().contains(claim.attribute()) ? claim : claim.confirmedAt(facet.lastVerified()));
    }
    return new ClaimSet(set.facet(), set.ci(), open, set.held());
  }

  Stream<Claim> open(CiId ci) {
    return claimSets(ci).stream().flatMap(set -> set.open().stream());
  }

  Stream<Claim> past(CiId ci) {
    return under(register.past, ci).stream();
  }

  List<AttributeState> states(CiId ci) {
    return within(register.states, ci).values().stream()
        .map(this::verified)
        .sorted(comparing(AttributeState::attribute))
        .toList();
  }

  AttributeState verified(AttributeState s) {
    var set = within(register.claims, s.ci()).get(s.winner());
    var facet = within(register.facets, s.winner().ci()).get(s.winner());
    if (set != null && set.held().contains(s.attribute())) {
      return set.open().stream()
          .filter(c -> c.attribute().equals(s.attribute()))
          .findAny()
          .map(c -> s.verifiedAt(c.confirmed()))
          .orElse(s);
    }
    return facet == null ? s : s.verifiedAt(facet.lastVerified());
  }

  CiRecord record(ConfigurationItem item, boolean full, List<ConfigurationItem> parts) {
    return new CiRecord(
        item,
        under(register.endpoints, item.id()).stream().sorted().toList(),
        keys(item.id()),
        full ? states(item.id()) : List.of(),
        parts);
  }
}
