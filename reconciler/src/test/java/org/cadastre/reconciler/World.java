package org.cadastre.reconciler;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// A small estate made from a seed, and what sources say of it: machines that share serial numbers
/// and addresses, lists that are cut short, sources that contradict each other, relations, hearsay.
final class World {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> SOURCES = List.of("ssh", "snmp", "import:a", "import:b");

  private final Random random;
  private final long seed;
  private final List<Observation> observations = new ArrayList<>();

  World(long seed) {
    this.seed = seed;
    random = new Random(seed);
    int count = 2 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      observations.add(observation(i));
    }
  }

  List<Observation> observations() {
    return observations;
  }

  static Instant end() {
    return START.plus(Duration.ofDays(20));
  }

  private Observation observation(int number) {
    var source = SOURCES.get(random.nextInt(SOURCES.size()));
    var transcript = "%016x%048x".formatted(seed * 0x9E3779B97F4A7C15L, number);
    var evidence = new Evidence(transcript, 1, null);
    var at = START.plus(Duration.ofHours(random.nextInt(12) * 24L));
    var machine = random.nextInt(3);
    var subject = subject(machine, source);
    var findings = new ArrayList<Finding>();
    findings.add(new Finding.Fact(subject, "ci.class", Value.of(subject.ciClass()), evidence));
    facts(subject, evidence, findings);
    if (random.nextInt(3) == 0) {
      parts(subject, evidence, findings);
    }
    if (random.nextInt(4) == 0) {
      var other = subject(random.nextInt(3), source);
      if (!other.equals(subject)) {
        findings.add(new Finding.Link(subject, "depends_on", other, evidence));
      }
    }
    boolean hearsay = source.startsWith("import") && random.nextInt(5) == 0;
    return new Observation(
        "run-" + number,
        source,
        new Endpoint(source.startsWith("import") ? "import" : source, "10.0.0." + machine, 22),
        transcript,
        0,
        hearsay ? null : at,
        hearsay ? at : START.plus(Duration.ofDays(13)).plusSeconds(number),
        findings);
  }

  /// Machines 0 and 1 have one serial number between them, now and then.
  private Subject subject(int machine, String source) {
    var keys = new TreeSet<Key>();
    if (random.nextInt(3) > 0) {
      keys.add(new Key("hw.serial_number", "SER000" + (random.nextInt(6) == 0 ? 0 : machine)));
      keys.add(new Key("hw.vendor", "Acme"));
    }
    if (random.nextInt(3) > 0) {
      keys.add(new Key("net.mac", "52:54:00:00:00:0" + machine));
    }
    if (random.nextInt(4) == 0) {
      keys.add(new Key("host.id", "4be1c0a97d0f4e0c9a7e51c3d2f8b61" + machine));
    }
    var address = "10.0.0." + (random.nextInt(5) == 0 ? random.nextInt(3) : machine);
    keys.add(new Key("net.ip", address));
    if (random.nextBoolean()) {
      keys.add(new Key("endpoint.address", address));
    }
    var ciClass = source.equals("snmp") ? "device" : "server";
    return new Subject(ciClass, "host at " + address, List.copyOf(keys));
  }

  private void facts(Subject subject, Evidence evidence, List<Finding> findings) {
    if (random.nextBoolean()) {
      fact(subject, "host.name", Value.of("name-" + random.nextInt(2)), evidence, findings);
    }
    if (random.nextBoolean()) {
      var version = random.nextInt(4) == 0 ? new Value.None() : Value.of("v" + random.nextInt(3));
      fact(subject, "os.version", version, evidence, findings);
    }
    var outcome = outcome();
    if (outcome != null) {
      findings.add(new Finding.Coverage("system", outcome, "", evidence));
    }
  }

  private static void fact(
      Subject subject, String attribute, Value value, Evidence evidence, List<Finding> findings) {
    findings.add(new Finding.Fact(subject, attribute, value, evidence));
  }

  private void parts(Subject subject, Evidence evidence, List<Finding> findings) {
    var addresses = new TreeSet<String>();
    for (int i = 0; i < 3; i++) {
      if (random.nextBoolean()) {
        var key = new Key("interface.name", "eth" + i);
        var part = new Subject("interface", "eth" + i, List.of(key), subject);
        fact(part, "interface.mtu", Value.of(1500 + random.nextInt(2)), evidence, findings);
        addresses.add("10.0.0." + i);
      }
    }
    fact(subject, "net.ip", Value.of(addresses), evidence, findings);
    var outcome = outcome();
    if (outcome != null) {
      findings.add(new Finding.Coverage("interfaces", outcome, "", evidence));
    }
    if (random.nextBoolean()) {
      findings.add(new Finding.Census(subject, "interface", evidence));
    }
  }

  private @Nullable Outcome outcome() {
    return switch (random.nextInt(3)) {
      case 0 -> Outcome.COMPLETE;
      case 1 -> Outcome.PARTIAL;
      default -> null;
    };
  }
}
