package org.cadastre.core.ci;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// All that a facet says now of one item: its host or one of the host's parts.
///
/// @param open open claims of that facet about that item, at most one for each attribute
/// @param held attributes whose claims keep their own time of confirmation; the others are
///   confirmed whenever the facet is
public record ClaimSet(FacetKey facet, CiId ci, List<Claim> open, Set<String> held) {
  public ClaimSet {
    open = List.copyOf(open);
    held = new TreeSet<>(held);
  }

  /// @throws IllegalStateException when it says two things of an attribute, or something past, or
  ///   speaks of anything else than it says
  public void requireSound() {
    var said = new HashSet<String>();
    for (var claim : open) {
      if (!claim.open() || !claim.ci().equals(ci) || !claim.facet().equals(facet)) {
        throw new IllegalStateException(
            "the claim does not belong to what " + facet + " says of " + ci + ": " + claim);
      }
      if (!said.add(claim.attribute())) {
        throw new IllegalStateException(
            facet + " says two things of " + claim.attribute() + " of " + ci);
      }
    }
  }
}
