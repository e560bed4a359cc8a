package org.cadastre.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.knowledge.Placeholder;
import org.cadastre.core.model.AttributeType;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.Value;

/// Collects the findings of one inventory, each with its citation. What the class model does not
/// have is passed over.
final class GlpiReport {
  private static final int LONGEST_TEXT = 1024;

  private final ClassModel model;
  private final Spelling spelling;
  private final String transcript;
  private final List<Finding> findings = new ArrayList<>();

  GlpiReport(ClassModel model, Spelling spelling, String transcript) {
    this.model = model;
    this.spelling = spelling;
    this.transcript = transcript;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /// A part of the host, told apart within it by one key.
  Subject part(Subject host, String ciClass, String name, Key key, int exchange) {
    var part = new Subject(ciClass, cut(name, Limits.KEY_LENGTH), List.of(key), host);
    findings.add(new Finding.Link(part, "part_of", host, evidence(exchange)));
    return part;
  }

  /// Passes over what firmware fills in where nobody told it.
  void real(Subject subject, String attribute, Optional<String> said, int exchange) {
    text(subject, attribute, said.flatMap(Placeholder::real), exchange);
  }

  /// Passes over what is blank; a text that no sane machine would say is cut.
  void text(Subject subject, String attribute, Optional<String> said, int exchange) {
    said.filter(text -> !text.isBlank())
        .map(text -> spelling.of(attribute, text))
        .map(text -> Value.of(cut(text, LONGEST_TEXT)))
        .ifPresent(value -> fact(subject, attribute, value, exchange));
  }

  void whole(Subject subject, String attribute, OptionalLong number, int exchange) {
    number.ifPresent(n -> fact(subject, attribute, Value.of(n), exchange));
  }

  /// Passes over what is empty: none listed is not proof of none.
  void many(Subject subject, String attribute, Collection<String> elements, int exchange) {
    if (!elements.isEmpty()) {
      fact(subject, attribute, Value.of(elements), exchange);
    }
  }

  static String cut(String text, int longest) {
    return text.substring(0, Math.min(text.length(), longest));
  }

  private void fact(Subject subject, String attribute, Value value, int exchange) {
    if (model
        .attribute(attribute)
        .map(AttributeType::kind)
        .filter(k -> k.admits(value))
        .isPresent()) {
      findings.add(new Finding.Fact(subject, attribute, value, evidence(exchange)));
    }
  }

  void census(Subject host, String ciClass, int exchange) {
    findings.add(new Finding.Census(host, ciClass, evidence(exchange)));
  }

  void coverage(String facet, String shortfall, int exchange) {
    var outcome = shortfall.isEmpty() ? Outcome.COMPLETE : Outcome.PARTIAL;
    findings.add(new Finding.Coverage(facet, outcome, shortfall, evidence(exchange)));
  }

  private Evidence evidence(int exchange) {
    return new Evidence(transcript, exchange, null);
  }
}
