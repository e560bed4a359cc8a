package org.cadastre.probes.ssh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// Collects findings of one transcript, each with its citation.
final class Report {
  private static final int LONGEST_TEXT = 1024;
  private static final int LONGEST_KEY = 256;

  private final String transcript;
  private final List<Finding> findings = new ArrayList<>();

  Report(String transcript) {
    this.transcript = transcript;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /// Passes over what is blank; a text that no sane host would say is cut.
  void fact(Subject subject, String attribute, String text, int exchange) {
    fact(subject, attribute, text, exchange, null);
  }

  void fact(
      Subject subject, String attribute, String text, int exchange, @Nullable String knowledge) {
    if (!text.isBlank()) {
      var value = Value.of(text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
      fact(subject, attribute, value, evidence(exchange, knowledge));
    }
  }

  void fact(Subject subject, String attribute, long number, int exchange) {
    fact(subject, attribute, Value.of(number), evidence(exchange, null));
  }

  /// Passes over what is empty: none seen is not proof of none.
  void fact(Subject subject, String attribute, Collection<String> elements, int exchange) {
    if (!elements.isEmpty()) {
      fact(subject, attribute, Value.of(elements), evidence(exchange, null));
    }
  }

  private void fact(Subject subject, String attribute, Value value, Evidence evidence) {
    findings.add(new Finding.Fact(subject, attribute, value, evidence));
  }

  void partOf(Subject part, Subject host, int exchange) {
    link(part, "part_of", host, exchange);
  }

  /// A part of the host that one key tells from others of its class.
  Subject part(
      Subject host, String ciClass, String name, String keyType, String key, int exchange) {
    var keys = List.of(new Key(keyType, key.substring(0, Math.min(key.length(), LONGEST_KEY))));
    var part = new Subject(ciClass, name, keys, host);
    partOf(part, host, exchange);
    return part;
  }

  void link(Subject subject, String relation, Subject other, int exchange) {
    findings.add(new Finding.Link(subject, relation, other, evidence(exchange, null)));
  }

  void census(Subject host, String ciClass, int exchange) {
    findings.add(new Finding.Census(host, ciClass, evidence(exchange, null)));
  }

  void coverage(String facet, Heard.Extent extent, int exchange) {
    coverage(facet, extent.outcome(), extent.reason(), exchange);
  }

  void coverage(String facet, Outcome outcome, String reason, int exchange) {
    findings.add(new Finding.Coverage(facet, outcome, reason, evidence(exchange, null)));
  }

  private Evidence evidence(int exchange, @Nullable String knowledge) {
    return new Evidence(transcript, exchange, knowledge);
  }
}
