package org.cadastre.probes.azure.inventory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// Collects findings of one transcript, each with its citation. What is not there is passed over:
/// that Azure does not mention something is no proof against it. What is said of a subject twice
/// holds as it was said last: first comes what all resources have, then what is special to a type.
final class Report {
  private static final int LONGEST_TEXT = 1024;
  private static final int MOST_ELEMENTS = 1000;

  private final String transcript;
  private final Map<Said, Finding> findings = new LinkedHashMap<>();

  /// What a finding is about.
  ///
  /// @param what the attribute, or the relation
  /// @param other the relation's other end
  private record Said(Subject subject, String what, @Nullable Subject other) {}

  Report(String transcript) {
    this.transcript = transcript;
  }

  List<Finding> findings() {
    return List.copyOf(findings.values());
  }

  void fact(Subject subject, String attribute, Optional<String> text, int at) {
    text.filter(t -> !t.isBlank()).ifPresent(t -> say(subject, attribute, Value.of(cut(t)), at));
  }

  void fact(Subject subject, String attribute, String text, int at) {
    fact(subject, attribute, Optional.of(text), at);
  }

  void fact(Subject subject, String attribute, OptionalLong number, int at) {
    number.ifPresent(n -> say(subject, attribute, Value.of(n), at));
  }

  void flag(Subject subject, String attribute, Optional<Boolean> flag, int at) {
    flag.ifPresent(set -> say(subject, attribute, Value.of(set), at));
  }

  void fact(Subject subject, String attribute, Collection<String> elements, int at) {
    if (!elements.isEmpty()) {
      var some = elements.stream().limit(MOST_ELEMENTS).map(Report::cut).toList();
      say(subject, attribute, Value.of(some), at);
    }
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
  }

  private void say(Subject subject, String attribute, Value value, int at) {
    findings.put(
        new Said(subject, attribute, null),
        new Finding.Fact(subject, attribute, value, evidence(at)));
  }

  void link(Subject subject, String relation, Subject other, int at) {
    if (!subject.equals(other)) {
      findings.putIfAbsent(
          new Said(subject, relation, other),
          new Finding.Link(subject, relation, other, evidence(at)));
    }
  }

  void census(Subject scope, String ciClass, int at) {
    findings.put(
        new Said(scope, "census " + ciClass, null),
        new Finding.Census(scope, ciClass, evidence(at)));
  }

  void coverage(Subject scope, String facet, Extent extent, int at) {
    findings.put(
        new Said(scope, "coverage " + facet, null),
        new Finding.Coverage(facet, extent.outcome(), extent.reason(), evidence(at)));
  }

  private Evidence evidence(int exchange) {
    return new Evidence(transcript, exchange, null);
  }
}
