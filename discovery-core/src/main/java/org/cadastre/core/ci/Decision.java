package org.cadastre.core.ci;

import java.time.Instant;
import java.util.List;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// Why an attribute has its value: which claim won, and what beat every other.
///
/// @param because the winning clause, in an operator's words
/// @param ruleSet the rule set's version
/// @param until when it has to be judged again although nobody said anything new (a source goes
///   stale, a lock expires), or null when time changes nothing
/// @param losses every claim that lost
/// @param elements of a value that is a set, who vouches for each; empty for other values
/// @param observed of a locked attribute, what would be believed without the lock; else null
public record Decision(
    String because,
    String ruleSet,
    Instant decidedAt,
    @Nullable Instant until,
    List<Loss> losses,
    List<Element> elements,
    @Nullable Value observed) {
  public Decision {
    losses = List.copyOf(losses);
    elements = List.copyOf(elements);
  }

  /// The same decision, to be looked at again then.
  public Decision until(@Nullable Instant at) {
    return new Decision(because, ruleSet, decidedAt, at, losses, elements, observed);
  }

  /// A claim that lost, or of a set, that added nothing.
  public record Loss(FacetKey facet, Value value, String because) {}

  /// One element of a set.
  ///
  /// @param facet the most trusted that names it
  public record Element(String value, FacetKey facet, String because) {}
}
