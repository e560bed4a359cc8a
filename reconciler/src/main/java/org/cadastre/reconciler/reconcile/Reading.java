package org.cadastre.reconciler.reconcile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.AttributeType;
import org.cadastre.core.model.ClassModel;

/// What one conversation says about one aspect of one host, its parts included.
public final class Reading {
  /// No host has more parts of one kind; who lists more is broken or hostile.
  private static final int MOST_PARTS = 20_000;

  private final Map<String, Statement> statements = new TreeMap<>();
  private final Map<String, Evidence> censuses = new TreeMap<>();
  private Outcome outcome = Outcome.PARTIAL;
  private final Set<Subject> parts = new HashSet<>();
  private boolean tooMany;

  private Reading() {}

  /// Sorts the findings about a host by facet. What never settles (uptime) stays in the evidence.
  public static Map<String, Reading> byFacet(
      ClassModel model, Subject host, Collection<Finding> findings) {
    var readings = new TreeMap<String, Reading>();
    for (var finding : findings) {
      switch (finding) {
        case Finding.Fact fact when about(fact.subject(), host) -> {
          if (!model.attribute(fact.attribute()).map(AttributeType::changing).orElse(false)) {
            var kind = model.facet(fact.subject().ciClass(), fact.attribute());
            reading(readings, kind).say(fact);
          }
        }
        case Finding.Census census when census.scope().equals(host) ->
            reading(readings, model.facet(census.ciClass(), ""))
                .censuses
                .put(census.ciClass(), census.evidence());
        case Finding.Coverage coverage ->
            reading(readings, coverage.facet()).outcome = coverage.outcome();
        case Finding.Fact _, Finding.Census _, Finding.Link _ -> {}
      }
    }
    readings.values().removeIf(reading -> !reading.proves());
    return readings;
  }

  private static boolean about(Subject subject, Subject host) {
    return subject.equals(host) || (subject.host() != null && subject.host().equals(host));
  }

  private static Reading reading(Map<String, Reading> readings, String kind) {
    return readings.computeIfAbsent(kind, _ -> new Reading());
  }

  private void say(Finding.Fact fact) {
    if (fact.subject().host() != null && !parts.contains(fact.subject())) {
      if (parts.size() >= MOST_PARTS) {
        tooMany = true;
        return;
      }
      parts.add(fact.subject());
    }
    var line = name(fact.subject()) + "\n" + fact.attribute();
    statements.merge(
        line,
        new Statement(fact.subject(), fact.attribute(), fact.value(), fact.evidence()),
        (some, other) -> some.value().compareTo(other.value()) <= 0 ? some : other);
  }

  private static String name(Subject subject) {
    if (subject.host() == null) {
      return "";
    }
    var name = new StringBuilder(subject.ciClass());
    subject.keys().forEach(k -> name.append('\t').append(k.type()).append('=').append(k.value()));
    return name.toString();
  }

  private boolean proves() {
    return !statements.isEmpty() || !censuses.isEmpty();
  }

  public Collection<Statement> statements() {
    return statements.values();
  }

  /// Whether more parts were listed than are taken.
  public boolean tooMany() {
    return tooMany;
  }

  /// Whether what it does not say is not there.
  public boolean complete() {
    return outcome == Outcome.COMPLETE && !tooMany;
  }

  /// Class to the proof that all its items in this host were listed.
  public Map<String, Evidence> censuses() {
    return censuses;
  }

  /// SHA-256 of all it says and of what it licenses; the same whenever the same was said.
  public String contentHash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((outcome + "\n" + censuses.keySet() + "\n").getBytes(StandardCharsets.UTF_8));
      statements.forEach((line, statement) ->
          digest.update(
              (line + "\n" + statement.value().canonical() + "\0")
                  .getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
