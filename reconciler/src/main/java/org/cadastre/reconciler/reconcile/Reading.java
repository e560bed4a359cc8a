package org.cadastre.reconciler.reconcile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.AttributeType;
import org.cadastre.core.model.CiClass;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// What one conversation says about one aspect of one host, its parts included.
public final class Reading {
  /// No host has more parts of one kind; who lists more is broken or hostile.
  private static final int MOST_PARTS = 20_000;

  private final Map<String, Statement> statements = new TreeMap<>();
  private final Map<Census, Evidence> censuses = new HashMap<>();
  private Outcome outcome = Outcome.PARTIAL;
  private final Set<Subject> parts = new HashSet<>();
  private boolean tooMany;
  private @Nullable String hash;

  /// Everything of a class within a host or a part of it was listed.
  public record Census(Subject scope, String ciClass) {}

  private Reading() {}

  /// Sorts the findings about a host by facet. What never settles (uptime) stays in the evidence.
  ///
  /// @param coverage how much was seen of each facet
  public static Map<String, Reading> byFacet(
      ClassModel model, Collection<Finding> findings, Collection<Finding.Coverage> coverage) {
    var readings = new TreeMap<String, Reading>();
    for (var finding : findings) {
      switch (finding) {
        case Finding.Fact fact -> {
          if (!model.attribute(fact.attribute()).map(AttributeType::changing).orElse(false)) {
            var kind = model.facet(fact.subject().ciClass(), fact.attribute());
            reading(readings, kind).say(fact);
          }
        }
        case Finding.Link link -> reading(readings, facetOf(model, link)).say(link);
        case Finding.Census census ->
            reading(readings, model.facet(census.ciClass(), ""))
                .censuses
                .put(new Census(census.scope(), census.ciClass()), census.evidence());
        case Finding.Coverage _ -> {}
      }
    }
    coverage.forEach(row -> reading(readings, row.facet()).outcome = row.outcome());
    readings.values().removeIf(reading -> !reading.proves());
    return readings;
  }

  /// Relations of a part are listed with it; those of a host are an aspect of their own.
  private static String facetOf(ClassModel model, Finding.Link link) {
    var ciClass = link.subject().ciClass();
    boolean dependent = model.lineage(ciClass).stream().anyMatch(CiClass::dependent);
    return dependent ? model.facet(ciClass, "") : "relations";
  }

  private static Reading reading(Map<String, Reading> readings, String kind) {
    return readings.computeIfAbsent(kind, _ -> new Reading());
  }

  private void say(Finding.Fact fact) {
    var line = name(fact.subject()) + "\n" + fact.attribute();
    var said = new Statement(fact.subject(), fact.attribute(), fact.value(), null, fact.evidence());
    say(line, said);
  }

  private void say(Finding.Link link) {
    var line = name(link.subject()) + "\n" + link.relation() + "/\t" + target(link.other());
    var said =
        new Statement(
            link.subject(), link.relation(), Value.of(true), link.other(), link.evidence());
    say(line, said);
  }

  private void say(String line, Statement said) {
    var subject = said.subject();
    if (subject.host() != null && !parts.contains(subject)) {
      if (parts.size() >= MOST_PARTS) {
        tooMany = true;
        return;
      }
      parts.add(subject);
    }
    statements.merge(
        line, said, (some, other) -> some.value().compareTo(other.value()) <= 0 ? some : other);
  }

  /// The keys of a part and of all above it; the host itself is told by the facet.
  private static String name(Subject subject) {
    var name = new StringBuilder();
    for (var next = subject; next != null && next.host() != null; next = next.host()) {
      append(name, next);
    }
    return name.toString();
  }

  private static String target(Subject subject) {
    var name = new StringBuilder();
    for (var next = subject; next != null; next = next.host()) {
      append(name, next);
    }
    return name.toString();
  }

  private static void append(StringBuilder name, Subject subject) {
    name.append(subject.ciClass());
    subject.keys().forEach(k -> name.append('\t').append(k.type()).append('=').append(k.value()));
    name.append('\t');
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

  /// What was listed completely, with the proof.
  public Map<Census, Evidence> censuses() {
    return censuses;
  }

  /// SHA-256 of all it says and of what it licenses; the same whenever the same was said.
  public String contentHash() {
    var known = hash;
    if (known == null) {
      known = hashed();
      hash = known;
    }
    return known;
  }

  private String hashed() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((outcome + "\n" + listed() + "\n").getBytes(StandardCharsets.UTF_8));
      statements.forEach((line, statement) ->
          digest.update(
              (line + "\n" + statement.value().canonical() + "\0")
                  .getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private SortedSet<String> listed() {
    var listed = new TreeSet<String>();
    censuses.keySet().forEach(census -> listed.add(name(census.scope()) + census.ciClass()));
    return listed;
  }
}
