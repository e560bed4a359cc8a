package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Status;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// What a row holds of a decision beside value and status, as one text:
///
/// ```
/// facet · because · rule set · decided at · changed after · changed by · fresh for · verified · observed
/// L · facet · value [· because]
/// E · facet · element [· because]
/// ```
///
/// A facet is source, kind and host; the host is empty where it is the item's own. A loss has an
/// empty value where it is the one that was decided. A because that is missing is that of the line
/// before.
final class PackedDecision {
  private static final String LOSS = "L";
  private static final String ELEMENT = "E";

  private PackedDecision() {}

  /// @param host the item that stands on its own, of which the attribute is, itself or of a part
  static String pack(AttributeState s, String host) {
    var d = s.decision();
    var out = facet(new Packed.Writer(), s.winner(), host);
    out.field(d.because())
        .field(d.ruleSet())
        .number(Micros.of(d.decidedAt()))
        .numberOrNone(Micros.ofNullable(s.changedAfter()))
        .number(Micros.of(s.changedBy()))
        .number(Micros.of(s.freshFor()))
        .number(Micros.of(s.lastVerified()))
        .field(d.observed() == null ? "" : d.observed().canonical())
        .end();
    @Nullable String before = null;
    for (var loss : d.losses()) {
      facet(out.field(LOSS), loss.facet(), host)
          .field(loss.value().equals(s.value()) ? "" : loss.value().canonical());
      because(out, loss.because(), before).end();
      before = loss.because();
    }
    for (var element : d.elements()) {
      facet(out.field(ELEMENT), element.facet(), host).field(element.value());
      because(out, element.because(), before).end();
      before = element.because();
    }
    return out.text();
  }

  private static Packed.Writer facet(Packed.Writer out, FacetKey facet, String host) {
    var own = facet.ci().value().equals(host);
    return out.field(facet.source()).field(facet.kind()).field(own ? "" : facet.ci().value());
  }

  private static Packed.Writer because(Packed.Writer out, String because, @Nullable String before) {
    return because.equals(before) ? out : out.field(because);
  }

  static AttributeState unpack(
      String host,
      String ci,
      String attribute,
      String decided,
      String status,
      @Nullable Instant until,
      String detail) {
    return new Unpacking(detail, new CiId(host), Value.parse(decided))
        .state(new CiId(ci), attribute, Status.valueOf(status), until);
  }

  /// Reads one detail.
  private static final class Unpacking {
    private final Packed.Reader in;
    private final CiId host;
    private final Value decided;
    private final List<Decision.Loss> losses = new ArrayList<>();
    private final List<Decision.Element> elements = new ArrayList<>();

    Unpacking(String detail, CiId host, Value decided) {
      in = new Packed.Reader(detail);
      this.host = host;
      this.decided = decided;
    }

    AttributeState state(CiId ci, String attribute, Status status, @Nullable Instant until) {
      in.requireLine();
      var winner = facet();
      var because = in.field();
      var ruleSet = in.field();
      var decidedAt = Micros.instant(in.number());
      var changedAfter = Micros.instantOrNull(in.numberOrNull());
      var changedBy = Micros.instant(in.number());
      var freshFor = Micros.duration(in.number());
      var verified = Micros.instant(in.number());
      var observed = in.field();
      readLines();
      var decision =
          new Decision(
              because,
              ruleSet,
              decidedAt,
              until,
              losses,
              elements,
              observed.isEmpty() ? null : Value.parse(observed));
      return new AttributeState(
          ci,
          attribute,
          decided,
          status,
          winner,
          decision,
          changedAfter,
          changedBy,
          freshFor,
          verified);
    }

    private void readLines() {
      var because = "";
      while (in.line()) {
        var kind = in.field();
        var facet = facet();
        var text = in.field();
        because = in.more() ? in.field() : because;
        if (kind.equals(LOSS)) {
          var value = text.isEmpty() ? decided : Value.parse(text);
          losses.add(new Decision.Loss(facet, value, because));
        } else {
          elements.add(new Decision.Element(text, facet, because));
        }
      }
    }

    private FacetKey facet() {
      var source = in.field();
      var kind = in.field();
      var other = in.field();
      return new FacetKey(source, other.isEmpty() ? host : new CiId(other), kind);
    }
  }
}
