package org.cadastre.probes.snmp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// Collects what one transcript proves, each with its evidence.
final class Findings {
  private final String transcript;
  private final List<Finding> found = new ArrayList<>();

  /// @param transcript its hash
  Findings(String transcript) {
    this.transcript = transcript;
  }

  List<Finding> all() {
    return List.copyOf(found);
  }

  Evidence evidence(int exchange, @Nullable String knowledge) {
    return new Evidence(transcript, exchange, knowledge);
  }

  void fact(Subject subject, String attribute, Value value, Evidence evidence) {
    found.add(new Finding.Fact(subject, attribute, value, evidence));
  }

  /// The variable's text, unless it is missing or empty.
  void text(Subject subject, String attribute, Optional<Variable> variable) {
    variable.ifPresent(v ->
        v.said()
            .ifPresent(
                text -> fact(subject, attribute, Value.of(text), evidence(v.exchange(), null))));
  }

  void whole(Subject subject, String attribute, OptionalLong number, int exchange) {
    if (number.isPresent()) {
      fact(subject, attribute, Value.of(number.getAsLong()), evidence(exchange, null));
    }
  }

  void many(Subject subject, String attribute, Collection<String> elements, int exchange) {
    if (!elements.isEmpty()) {
      fact(subject, attribute, Value.of(elements), evidence(exchange, null));
    }
  }

  void said(Subject subject, String attribute, String text, int exchange) {
    fact(subject, attribute, Value.of(text), evidence(exchange, null));
  }

  void link(Subject subject, String relation, Subject other, int exchange) {
    found.add(new Finding.Link(subject, relation, other, evidence(exchange, null)));
  }

  void partOf(Subject part, Subject host, int exchange) {
    found.add(new Finding.Link(part, "part_of", host, evidence(exchange, null)));
  }

  void census(Subject host, String ciClass, int exchange) {
    found.add(new Finding.Census(host, ciClass, evidence(exchange, null)));
  }

  void coverage(String name, Facet facet) {
    found.add(
        new Finding.Coverage(
            name, facet.outcome(), facet.reason(), evidence(facet.exchange(), null)));
  }
}
