package org.cadastre.core.evidence;

import org.cadastre.core.model.Value;

/// What a transcript proves.
public sealed interface Finding {
  Evidence evidence();

  /// An attribute has a value.
  record Fact(Subject subject, String attribute, Value value, Evidence evidence)
      implements Finding {}

  /// Two subjects are related.
  record Link(Subject subject, String relation, Subject other, Evidence evidence)
      implements Finding {}

  /// Everything of this class within this host was listed: the only licence to conclude absence.
  record Census(Subject scope, String ciClass, Evidence evidence) implements Finding {}

  /// How much of a facet could be seen, and why not all of it.
  ///
  /// @param reason what an operator can act on; empty when complete
  record Coverage(String facet, Outcome outcome, String reason, Evidence evidence)
      implements Finding {}
}
