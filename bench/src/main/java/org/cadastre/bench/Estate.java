package org.cadastre.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.AttributeType;
import org.cadastre.core.model.CiClass;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.IdentifierEntry;
import org.cadastre.core.model.Value;
import org.cadastre.core.model.ValueKind;
import org.cadastre.core.rules.Authority;
import org.cadastre.core.rules.RuleSet;
import org.cadastre.reconciler.Observation;

/// A made-up estate of any size: items with the same attributes, of which several sources speak and
/// now and then disagree.
///
/// @param items how many
/// @param attributes how many each has
/// @param sources how many speak of each
record Estate(int items, int attributes, int sources) {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  ClassModel model() {
    var types = new ArrayList<AttributeType>();
    for (int i = 0; i < attributes; i++) {
      types.add(new AttributeType(attribute(i), ValueKind.TEXT, "system", false, "made up"));
    }
    var serial = new IdentifierEntry(10, List.of("hw.serial_number"), List.of(), true, false);
    var machine = new CiClass("machine", null, null, false, List.of(serial), "made up");
    return ClassModel.of(List.of(machine), types, List.of());
  }

  /// The first source is trusted most, and so on.
  ///
  /// @param turned the other way round
  RuleSet rules(boolean turned) {
    var trusted = new ArrayList<Authority.Trusted>();
    for (int i = 0; i < sources; i++) {
      trusted.add(new Authority.Trusted(source(i), Duration.ofDays(30)));
    }
    var order = turned ? trusted.reversed() : trusted;
    var authority = new Authority("machine", "*", order, null);
    return new RuleSet(turned ? "bench-turned" : "bench", List.of(authority), List.of());
  }

  static String attribute(int i) {
    return "bench.attribute_%02d".formatted(i);
  }

  static String source(int i) {
    return "source-" + i;
  }

  /// What a source says of an item in one round. Of a hundred values, five are another than what
  /// the other sources say.
  ///
  /// @param changed how many of a thousand values are other ones than in the round before
  Observation observation(int round, int source, int item, int changed) {
    var transcript = "%08x%08x%048x".formatted(round, source, item);
    var subject =
        new Subject(
            "machine",
            "machine-" + item,
            List.of(new Key("hw.serial_number", "SERIAL-%07d".formatted(item))));
    var evidence = new Evidence(transcript, 1, null);
    var findings = new ArrayList<Finding>(attributes + 1);
    for (int i = 0; i < attributes; i++) {
      var value = Value.of(value(round, source, item, i, changed));
      findings.add(new Finding.Fact(subject, attribute(i), value, evidence));
    }
    findings.add(new Finding.Coverage("system", Outcome.COMPLETE, "", evidence));
    var at = START.plus(Duration.ofHours(round * 24L + source));
    return new Observation(
        "round-" + round,
        source(source),
        new Endpoint("bench", "10.0.0.1", 1 + source),
        transcript,
        0,
        at,
        at,
        findings);
  }

  /// When that round is over.
  Instant after(int round) {
    return START.plus(Duration.ofDays(round));
  }

  String value(int round, int source, int item, int attribute, int changed) {
    int dice = mixed(item * 64L + attribute);
    boolean differs = Math.floorMod(mixed(dice + source), 100) < 5;
    boolean isNew = changed > 0 && Math.floorMod(mixed(dice * 31L + round), 1000) < changed;
    return "value-"
        + Math.floorMod(dice, 100_000)
        + (differs ? "-" + source : "")
        + (isNew ? "-" + round : "");
  }

  private static int mixed(long seed) {
    long z = (seed + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (int) (z ^ (z >>> 31));
  }
}
