package org.cadastre.cmdb.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.FieldText;
import org.cadastre.core.ci.FieldText.Reader;
import org.cadastre.core.ci.FieldText.Writer;
import org.cadastre.core.ci.MalformedTextException;
import org.cadastre.core.ci.Status;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// The one text of a decision, which seals hash. Times are in microseconds, as registers keep them.
/// When it was last verified and how long it holds are no part of it: both move on without a new
/// decision.
public final class DecisionText {
  private static final String TITLE = "cadastre decision 1";
  private static final String NONE = "cadastre no decision 1";

  private DecisionText() {}

  public static String of(AttributeState state) {
    var decision = state.decision();
    var out =
        new Writer()
            .title(TITLE)
            .field("ci", state.ci())
            .field("attribute", state.attribute())
            .field("value", state.value().canonical())
            .field("status", state.status());
    facet(out, state.winner())
        .optional("after", micros(state.changedAfter()))
        .field("by", state.changedBy().truncatedTo(ChronoUnit.MICROS))
        .field("fresh", state.freshFor().truncatedTo(ChronoUnit.MICROS))
        .field("because", decision.because())
        .field("rules", decision.ruleSet())
        .field("decided", decision.decidedAt().truncatedTo(ChronoUnit.MICROS));
    if (decision.observed() != null) {
      out.field("observed", decision.observed().canonical());
    }
    decision
        .losses()
        .forEach(loss ->
            facet(out.field("lost", loss.value().canonical()), loss.facet())
                .field("because", loss.because()));
    decision
        .elements()
        .forEach(element ->
            facet(out.field("element", element.value()), element.facet())
                .field("because", element.because()));
    return out.text();
  }

  /// Of an attribute on which nothing is decided any more.
  public static String of(Change.Undecided undecided) {
    return new Writer()
        .title(NONE)
        .field("ci", undecided.ci())
        .field("attribute", undecided.attribute())
        .field("recorded", undecided.recordedAt().truncatedTo(ChronoUnit.MICROS))
        .text();
  }

  /// Whether the text says that nothing is decided any more.
  public static boolean undecided(String text) {
    return text.startsWith(NONE + "\n");
  }

  private static @Nullable Instant micros(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
  }

  private static Writer facet(Writer out, FacetKey facet) {
    return out.field("source", facet.source())
        .field("host", facet.ci())
        .field("facet", facet.kind());
  }

  /// Reads what [#of(AttributeState)] wrote.
  ///
  /// @param lastVerified which the text does not hold
  /// @throws MalformedTextException naming the line that cannot be read
  public static AttributeState read(String text, Instant lastVerified) {
    var in = new Reader(text);
    in.title(TITLE);
    var ci = in.field("ci", CiId::new);
    var attribute = in.field("attribute");
    var value = in.field("value", Value::parse);
    var status = in.field("status", Status::valueOf);
    var winner = facet(in);
    var after = in.optional("after", Instant::parse);
    var by = in.field("by", Instant::parse);
    var fresh = in.field("fresh", Duration::parse);
    var state =
        new AttributeState(
            ci, attribute, value, status, winner, decision(in), after, by, fresh, lastVerified);
    in.end("the decision");
    FieldText.requireCanonical(text, of(state));
    return state;
  }

  private static Decision decision(Reader in) {
    var because = in.field("because");
    var rules = in.field("rules");
    var decided = in.field("decided", Instant::parse);
    var observed = in.optional("observed", Value::parse);
    return new Decision(because, rules, decided, null, losses(in), elements(in), observed);
  }

  private static List<Decision.Loss> losses(Reader in) {
    var losses = new ArrayList<Decision.Loss>();
    while (in.at("lost")) {
      var value = in.field("lost", Value::parse);
      losses.add(new Decision.Loss(facet(in), value, in.field("because")));
    }
    return losses;
  }

  private static List<Decision.Element> elements(Reader in) {
    var elements = new ArrayList<Decision.Element>();
    while (in.at("element")) {
      var value = in.field("element");
      elements.add(new Decision.Element(value, facet(in), in.field("because")));
    }
    return elements;
  }

  private static FacetKey facet(Reader in) {
    return new FacetKey(in.field("source"), in.field("host", CiId::new), in.field("facet"));
  }
}
