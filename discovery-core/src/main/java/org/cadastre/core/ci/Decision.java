package org.cadastre.core.ci;

import java.time.Instant;
import java.util.List;
import org.cadastre.core.model.Value;

/// Why an attribute has its value: which claim won, and what beat every other.
///
/// @param because the winning clause, in an operator's words
/// @param ruleSet the rule set's version
public record Decision(String because, String ruleSet, Instant decidedAt, List<Loss> losses) {
  public Decision {
    losses = List.copyOf(losses);
  }

  /// A claim that lost.
  public record Loss(FacetKey facet, Value value, String because) {}
}
