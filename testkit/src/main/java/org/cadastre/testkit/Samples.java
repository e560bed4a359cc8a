package org.cadastre.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ClaimSet;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.ci.Status;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// Plain parts to build change sets from: what does not matter to a test has some fixed value.
public final class Samples {
  public static final String RUN = "20261121-083000-a";
  public static final Evidence EVIDENCE = new Evidence("ab12", 3, "linux/os-release");
  public static final Duration DAY = Duration.ofDays(1);

  private Samples() {}

  /// So many hours into the day on which all samples happen.
  public static Instant hour(int hours) {
    return Instant.parse("2026-11-21T00:00:00.123456Z").plus(Duration.ofHours(hours));
  }

  public static CiId id(String text) {
    return new CiId(text);
  }

  /// A live item that stands on its own, seen in the first hour.
  public static ConfigurationItem item(String id, String ciClass, String name) {
    return item(id, ciClass, name, Lifecycle.ACTIVE);
  }

  public static ConfigurationItem item(String id, String ciClass, String name, Lifecycle how) {
    return new ConfigurationItem(
        id(id), ciClass, name, how, null, hour(0), hour(1), hour(1).plus(DAY), 0, null, null);
  }

  /// A live part, listed in the first hour.
  public static ConfigurationItem part(String id, String host, String ciClass, String name) {
    return new ConfigurationItem(
        id(id),
        ciClass,
        name,
        Lifecycle.ACTIVE,
        id(host),
        hour(0),
        hour(1),
        hour(1).plus(DAY),
        0,
        null,
        null);
  }

  public static FacetKey facet(String source, String host, String kind) {
    return new FacetKey(source, id(host), kind);
  }

  /// A reading at that time.
  public static Facet verified(FacetKey key, Instant at) {
    return new Facet(key, "hash of " + key.kind(), at, at, RUN, "transcript at " + at, 0);
  }

  /// A reading of a source that gives no time, which came in then.
  public static Facet hearsay(FacetKey key, Instant at) {
    var transcript = "hearsay at " + at;
    return new Facet(key, "hash of " + key.kind(), at, Claim.NEVER, RUN, transcript, 0);
  }

  /// An open claim, first observed, recorded and confirmed at that time.
  public static Claim claim(FacetKey facet, String ci, String attribute, String text, Instant at) {
    return claim(facet, ci, attribute, Value.of(text), at);
  }

  public static Claim claim(FacetKey facet, String ci, String attribute, Value value, Instant at) {
    return new Claim(
        facet,
        id(ci),
        attribute,
        value,
        null,
        at,
        null,
        at.plusSeconds(1),
        null,
        at,
        RUN,
        EVIDENCE);
  }

  /// What a facet says of an item, all of it confirmed with the facet.
  public static Change said(FacetKey facet, String ci, Claim... open) {
    return new Change.ClaimsPut(new ClaimSet(facet, id(ci), List.of(open), Set.of()));
  }

  /// A verified attribute that this facet won.
  public static AttributeState state(FacetKey winner, String ci, String attribute, Value value) {
    return state(winner, ci, attribute, value, List.of());
  }

  public static AttributeState state(
      FacetKey winner, String ci, String attribute, Value value, List<Decision.Loss> losses) {
    var because = winner.source() + " is the authority";
    var decision = new Decision(because, "rules 1", hour(2), null, losses, List.of(), null);
    return new AttributeState(
        id(ci), attribute, value, Status.VERIFIED, winner, decision, null, hour(1), DAY, hour(0));
  }

  /// A server that was met then and is that item.
  ///
  /// @param ci null for none
  public static Sighting sighting(String transcript, int place, Instant at, @Nullable String ci) {
    var keys = List.of(new Key("net.mac", "02:" + place), new Key("host.name", "web"));
    return new Sighting(
        transcript,
        place,
        at,
        at.plusSeconds(1),
        "ssh",
        Endpoint.parse("ssh:10.0.0.1:22"),
        true,
        new Subject("server", "web", keys),
        ci == null ? null : id(ci),
        null);
  }

  public static Act.Signed signed(String id, Instant at, Act act) {
    return new Act.Signed(id, at, "ada", "because of a ticket", act);
  }

  /// An act, kept at that place of the archive.
  public static Change kept(String id, Instant at, Act act, long location) {
    return new Change.ActKept(signed(id, at, act), location);
  }

  public static ScanRun run(String id, Instant started) {
    return new ScanRun(id, "scan run office", started, null, RunStatus.RUNNING, "c0ffee");
  }

  public static CoverageRow coverage(String run, String scope, String source, String facet) {
    return new CoverageRow(run, source, scope, facet, Outcome.COMPLETE, "", null, null);
  }

  public static Conflict conflict(String id, Instant raisedAt) {
    return new Conflict(
        id,
        "switch sw1",
        List.of(id("c2"), id("c1")),
        "its serial number is another's",
        raisedAt,
        RUN,
        EVIDENCE);
  }

  public static EvidenceRecord evidence(String hash, Instant recordedAt, long location) {
    return new EvidenceRecord(
        hash,
        RUN,
        "snmp",
        Endpoint.parse("snmp:[2001:db8::1]:161"),
        recordedAt.minusSeconds(1),
        recordedAt,
        location);
  }

  /// A conversation of one question, whose answer is that text.
  public static Transcript transcript(String answer) {
    return new Transcript(
        "ssh",
        Endpoint.parse("ssh:10.0.0.1:22"),
        hour(1),
        hour(2),
        List.of(
            new Exchange(
                new Question("run", "cat /etc/os-release"), new Answer.Said(answer, 0, true))));
  }
}
