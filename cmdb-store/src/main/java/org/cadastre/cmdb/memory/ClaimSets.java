package org.cadastre.cmdb.memory;

import static java.util.Comparator.comparing;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ClaimSet;

/// What holds of every claim set that a register keeps.
final class ClaimSets {
  private ClaimSets() {}

  /// The set by attribute, without holds on attributes of which it says nothing.
  ///
  /// @throws IllegalStateException when it says two things of an attribute, or something past, or
  ///   speaks of anything else than it says
  static ClaimSet sound(ClaimSet set) {
    set.requireSound();
    var said = set.open().stream().map(Claim::attribute).collect(Collectors.toSet());
    Set<String> held = set.held().stream().filter(said::contains).collect(Collectors.toSet());
    var open = set.open().stream().sorted(comparing(Claim::attribute)).toList();
    return new ClaimSet(set.facet(), set.ci(), open, held);
  }

  /// Whether a claim on record, still believed, is that one.
  static boolean same(Claim onRecord, Claim claim) {
    return onRecord.recordedTo() == null
        && onRecord.facet().equals(claim.facet())
        && onRecord.attribute().equals(claim.attribute())
        && onRecord.value().equals(claim.value())
        && onRecord.validFrom().equals(claim.validFrom())
        && Objects.equals(onRecord.validTo(), claim.validTo())
        && onRecord.recordedFrom().equals(claim.recordedFrom());
  }
}
