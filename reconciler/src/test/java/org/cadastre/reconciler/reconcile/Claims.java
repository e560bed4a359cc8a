package org.cadastre.reconciler.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.model.AttributeType;
import org.cadastre.core.model.CiClass;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.Value;
import org.cadastre.core.model.ValueKind;
import org.cadastre.core.rules.Agreement;
import org.cadastre.core.rules.Authority;
import org.cadastre.core.rules.Dynamic;
import org.cadastre.core.rules.RuleSet;
import org.cadastre.core.rules.SourceRule;
import org.jspecify.annotations.Nullable;

/// A small model with rules, and claims to judge by them.
final class Claims {
  static final CiId CI = new CiId("ci-1");
  static final Instant DAWN = Instant.parse("2026-03-01T00:00:00Z");
  static final ClassModel MODEL =
      ClassModel.of(
          List.of(
              ciClass("device", null),
              ciClass("server", "device"),
              ciClass("virtual_machine", "server"),
              ciClass("switch", "device")),
          List.of(
              attribute("os.version", ValueKind.TEXT, false),
              attribute("net.ip", ValueKind.MANY, false),
              attribute("dns.search", ValueKind.MANY, true)),
          List.of());

  private Claims() {}

  private static CiClass ciClass(String name, @Nullable String parent) {
    return new CiClass(name, parent, null, false, List.of(), "");
  }

  private static AttributeType attribute(String name, ValueKind kind, boolean whole) {
    return new AttributeType(name, kind, "system", false, whole, "");
  }

  static Instant hour(int hour) {
    return DAWN.plus(Duration.ofHours(hour));
  }

  /// Trusted for ten hours each, the first most.
  static Authority trusting(String attribute, @Nullable Dynamic otherwise, String... sources) {
    var trusted =
        List.of(sources).stream()
            .map(source -> new Authority.Trusted(source, Duration.ofHours(10)))
            .toList();
    return new Authority("device", attribute, trusted, otherwise);
  }

  static RuleSet rules(Authority... authorities) {
    return new RuleSet(
        "rules-1",
        List.of(authorities),
        List.of(),
        List.of(new SourceRule("copy:*", "origin", true)),
        List.of(),
        RuleSet.USUALLY_TOO_MANY,
        Agreement.NONE);
  }

  static Claim os(String source, String value, int from, int confirmed) {
    return claim(source, "os.version", Value.of(value), hour(from), hour(confirmed));
  }

  static Claim ips(String source, int confirmed, String... elements) {
    return claim(source, "net.ip", Value.of(List.of(elements)), hour(0), hour(confirmed));
  }

  static Claim hearsay(Claim claim) {
    return claim.confirmedAt(Claim.NEVER);
  }

  static Claim claim(
      String source, String attribute, Value value, Instant from, Instant confirmed) {
    return new Claim(
        new FacetKey(source, CI, "system"),
        CI,
        attribute,
        value,
        from.minusSeconds(60),
        from,
        null,
        from,
        null,
        confirmed,
        "run-1",
        new Evidence("0", 0, null));
  }
}
