package org.cadastre.probes.aws;

import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.Value;

/// Collects findings of one transcript, each with its citation.
final class Report {
  private final String transcript;
  private final List<Finding> findings = new ArrayList<>();

  Report(String transcript) {
    this.transcript = transcript;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  void fact(Subject subject, String attribute, Value value, int exchange) {
    findings.add(new Finding.Fact(subject, attribute, value, evidence(exchange)));
  }

  void link(Subject subject, String relation, Subject other, int exchange) {
    findings.add(new Finding.Link(subject, relation, other, evidence(exchange)));
  }

  void census(Subject scope, String ciClass, int exchange) {
    findings.add(new Finding.Census(scope, ciClass, evidence(exchange)));
  }

  void coverage(String facet, Outcome outcome, String reason, int exchange) {
    findings.add(new Finding.Coverage(facet, outcome, reason, evidence(exchange)));
  }

  private Evidence evidence(int exchange) {
    return new Evidence(transcript, exchange, null);
  }
}
