package org.cadastre.probes.ssh;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.Vocabulary;

/// Findings, to be looked up by what they say.
record Found(List<Finding> findings) {
  private static final SshProbe UNKNOWING =
      new SshProbe(Knowledge.of(List.of()), Vocabulary.of(Map.of()));

  /// What a probe without knowledge finds in these answers.
  static Found found(Answers answers) {
    return in(UNKNOWING.read(answers.transcript()));
  }

  /// What it finds when an ordinary server answers one question so.
  static Found found(Asked asked, String text) {
    return found(Answers.server().say(asked, text));
  }

  static Found in(List<Finding> findings) {
    return new Found(findings);
  }

  List<Finding.Fact> facts() {
    return findings.stream()
        .filter(Finding.Fact.class::isInstance)
        .map(Finding.Fact.class::cast)
        .toList();
  }

  /// The host's own value of an attribute, as text; empty when nothing was found.
  String text(String attribute) {
    return fact(attribute).map(f -> f.value().toString()).orElse("");
  }

  Optional<Finding.Fact> fact(String attribute) {
    return facts().stream()
        .filter(f -> f.subject().host() == null && f.attribute().equals(attribute))
        .findFirst();
  }

  /// The value of an attribute of a part, as text; empty when nothing was found.
  String text(String part, String attribute) {
    return facts().stream()
        .filter(f -> f.subject().host() != null && f.subject().name().equals(part))
        .filter(f -> f.attribute().equals(attribute))
        .map(f -> f.value().toString())
        .findFirst()
        .orElse("");
  }

  Subject host() {
    return facts().stream()
        .map(Finding.Fact::subject)
        .filter(s -> s.host() == null)
        .findFirst()
        .orElseThrow();
  }

  List<String> keys(String type) {
    return host().keys().stream().filter(k -> k.type().equals(type)).map(k -> k.value()).toList();
  }

  List<String> parts(String ciClass) {
    return facts().stream()
        .map(Finding.Fact::subject)
        .filter(s -> s.ciClass().equals(ciClass))
        .map(Subject::name)
        .distinct()
        .toList();
  }

  List<String> censuses() {
    return findings.stream()
        .filter(Finding.Census.class::isInstance)
        .map(f -> ((Finding.Census) f).ciClass())
        .toList();
  }

  Finding.Coverage covered(String facet) {
    return findings.stream()
        .filter(Finding.Coverage.class::isInstance)
        .map(Finding.Coverage.class::cast)
        .filter(c -> c.facet().equals(facet))
        .findFirst()
        .orElseThrow();
  }

  Outcome coverage(String facet) {
    return covered(facet).outcome();
  }
}
