package org.cadastre.probes.snmp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.knowledge.Condition;
import org.cadastre.core.knowledge.Extract;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.KnowledgeEntry;
import org.cadastre.core.knowledge.Vocabulary;

/// Transcripts and knowledge written by hand, and what is read from them.
final class Recorded {
  static final Vocabulary VOCABULARY =
      Vocabulary.of(Map.of("vendor", Map.of("Acme", "Acme", "Acme Networks, Inc.", "Acme")));

  private final List<Exchange> exchanges = new ArrayList<>();

  /// One exchange: the lines are indented OID|TAG|VALUE.
  Recorded said(String verb, String question, String lines) {
    exchanges.add(
        new Exchange(new Question(verb, question), new Answer.Said(lines.strip(), 0, true)));
    return this;
  }

  Recorded answered(String verb, String question, Answer answer) {
    exchanges.add(new Exchange(new Question(verb, question), answer));
    return this;
  }

  Recorded silent(String question) {
    return answered("walk", question, new Answer.Silent(Duration.ofSeconds(2)));
  }

  Transcript transcript() {
    var noon = Instant.parse("2026-11-21T12:00:00Z");
    return new Transcript(
        "snmp", new Endpoint("snmp", "192.0.2.7", 161), noon, noon.plusSeconds(1), exchanges);
  }

  List<Finding> read(KnowledgeEntry... knowledge) {
    return new SnmpProbe(Knowledge.of(List.of(knowledge)), VOCABULARY).read(transcript());
  }

  static KnowledgeEntry entry(String id, String under, Map<String, String> facts) {
    return entry(id, under, facts, List.of());
  }

  static KnowledgeEntry entry(
      String id, String under, Map<String, String> facts, List<Extract> extracts) {
    return new KnowledgeEntry(
        id, Map.of("sysObjectID", new Condition.Under(List.of(under))), facts, extracts, List.of());
  }

  static Extract extract(String attribute, String clue, String pattern) {
    return new Extract(attribute, clue, Pattern.compile(pattern), Map.of());
  }

  /// The values of an attribute, by the subject's name.
  static List<String> values(List<Finding> findings, String attribute) {
    return findings.stream()
        .filter(Finding.Fact.class::isInstance)
        .map(Finding.Fact.class::cast)
        .filter(fact -> fact.attribute().equals(attribute))
        .map(fact -> fact.subject().name() + "=" + fact.value())
        .toList();
  }

  /// The values of an attribute of the device itself.
  static List<String> rootValues(List<Finding> findings, String attribute) {
    return findings.stream()
        .filter(Finding.Fact.class::isInstance)
        .map(Finding.Fact.class::cast)
        .filter(fact -> fact.attribute().equals(attribute) && fact.subject().host() == null)
        .map(fact -> fact.value().toString())
        .toList();
  }

  static List<String> coverage(List<Finding> findings) {
    return findings.stream()
        .filter(Finding.Coverage.class::isInstance)
        .map(Finding.Coverage.class::cast)
        .map(c ->
            c.facet() + ": " + c.outcome().word() + (c.reason().isEmpty() ? "" : ", " + c.reason()))
        .toList();
  }

  static List<String> census(List<Finding> findings) {
    return findings.stream()
        .filter(Finding.Census.class::isInstance)
        .map(Finding.Census.class::cast)
        .map(Finding.Census::ciClass)
        .toList();
  }
}
