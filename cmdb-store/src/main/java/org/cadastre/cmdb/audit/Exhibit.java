package org.cadastre.cmdb.audit;

import java.util.List;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Claim;

/// One decision that is to be proven.
///
/// @param state with what was decided
/// @param seal the number of the seal it stands under, or 0 in a register that seals nothing
/// @param claims all that were in question, winner and losers
public record Exhibit(AttributeState state, long seal, List<Claim> claims) {
  public Exhibit {
    claims = List.copyOf(claims);
  }
}
