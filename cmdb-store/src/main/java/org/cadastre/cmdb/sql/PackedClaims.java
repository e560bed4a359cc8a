package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.Set;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// All open claims of a facet about an item as one text. What claims have in common stands once,
/// before the lines of those that share it:
///
/// ```
/// how many · after · valid from · recorded from · confirmed · run · transcript
/// attribute · value [· exchange [· knowledge]]
/// ```
///
/// A claim without an exchange has exchange and knowledge of the claim before.
final class PackedClaims {
  private PackedClaims() {}

  private record Shared(
      @Nullable Long after,
      long validFrom,
      long recordedFrom,
      long confirmed,
      String run,
      String transcript) {
    static Shared of(Claim c) {
      return new Shared(
          Micros.ofNullable(c.after()),
          Micros.of(c.validFrom()),
          Micros.of(c.recordedFrom()),
          Micros.of(c.confirmed()),
          c.run(),
          c.evidence().transcript());
    }
  }

  static String pack(SequencedCollection<Claim> claims) {
    Map<Shared, List<Claim>> groups = new LinkedHashMap<>();
    for (var claim : claims) {
      groups.computeIfAbsent(Shared.of(claim), _ -> new ArrayList<>()).add(claim);
    }
    var out = new Packed.Writer();
    groups.forEach((shared, of) -> {
      out.number(of.size())
          .numberOrNone(shared.after())
          .number(shared.validFrom())
          .number(shared.recordedFrom())
          .number(shared.confirmed())
          .field(shared.run())
          .field(shared.transcript())
          .end();
      pack(out, of);
    });
    return out.text();
  }

  private static void pack(Packed.Writer out, List<Claim> claims) {
    @Nullable Evidence before = null;
    for (var claim : claims) {
      out.field(claim.attribute()).field(claim.value().canonical());
      var evidence = claim.evidence();
      if (!evidence.equals(before)) {
        out.number(evidence.exchange());
        if (evidence.knowledge() != null) {
          out.field(evidence.knowledge());
        }
      }
      out.end();
      before = evidence;
    }
  }

  /// By attribute.
  ///
  /// @param held attributes whose claims keep their own time
  /// @param confirmed when the others were confirmed, or null where each has a time of its own
  static List<Claim> unpack(
      String packed, FacetKey facet, CiId ci, Set<String> held, @Nullable Instant confirmed) {
    var claims = new ArrayList<Claim>();
    var in = new Packed.Reader(packed);
    while (in.line()) {
      new Group(in, facet, ci, held, confirmed).readInto(claims);
    }
    claims.sort(Comparator.comparing(Claim::attribute));
    return claims;
  }

  /// Claims that share what the line before them says.
  private static final class Group {
    private final Packed.Reader in;
    private final FacetKey facet;
    private final CiId ci;
    private final Set<String> held;
    private final @Nullable Instant confirmed;
    private final long size;
    private final @Nullable Instant after;
    private final Instant validFrom;
    private final Instant recordedFrom;
    private final Instant own;
    private final String run;
    private final String transcript;

    Group(
        Packed.Reader in, FacetKey facet, CiId ci, Set<String> held, @Nullable Instant confirmed) {
      this.in = in;
      this.facet = facet;
      this.ci = ci;
      this.held = held;
      this.confirmed = confirmed;
      size = in.number();
      after = Micros.instantOrNull(in.numberOrNull());
      validFrom = Micros.instant(in.number());
      recordedFrom = Micros.instant(in.number());
      own = Micros.instant(in.number());
      run = in.field();
      transcript = in.field();
    }

    void readInto(List<Claim> claims) {
      @Nullable Evidence evidence = null;
      for (long i = 0; i < size; i++) {
        in.requireLine();
        var attribute = in.field();
        var value = Value.parse(in.field());
        evidence = evidence == null || in.more() ? evidence() : evidence;
        claims.add(claim(attribute, value, evidence));
      }
    }

    private Evidence evidence() {
      int exchange = Math.toIntExact(in.number());
      return new Evidence(transcript, exchange, in.more() ? in.field() : null);
    }

    private Claim claim(String attribute, Value value, Evidence evidence) {
      var at = confirmed == null || held.contains(attribute) ? own : confirmed;
      return new Claim(
          facet,
          ci,
          attribute,
          value,
          after,
          validFrom,
          null,
          recordedFrom,
          null,
          at,
          run,
          evidence);
    }
  }
}
