package org.cadastre.cmdb.sql;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change.Undecided;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Status;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// What one commit decided about one item, as one text. What decisions have in common stands once,
/// in numbered phrases before them:
///
/// ```
/// how many phrases
/// source · kind · host                                            a facet
/// because
/// rules · decided · changed after · by · fresh for · verified · until
/// attribute · value · status · facet · because · terms · observed · losses · elements
///   [· facet · value · because] [· element · facet · because]
/// attribute · nothing · when                                      undecided
/// ```
///
/// A host is empty where it is the item's own; a loss's value, where it is the one decided.
final class PackedDecisions {
  private PackedDecisions() {}

  /// Writes one text.
  static final class Packing {
    private final String host;
    private final Packed.Writer lines = new Packed.Writer();
    private final Packed.Writer common = new Packed.Writer();
    private final Map<Object, Integer> phrases = new HashMap<>();

    /// @param host the item that stands on its own, of which the decisions are, or of its part
    Packing(String host) {
      this.host = host;
    }

    /// @param said what the phrase says, equal for equal phrases
    private long phrase(Object said, Consumer<Packed.Writer> phrase) {
      var known = phrases.get(said);
      if (known != null) {
        return known;
      }
      phrase.accept(common);
      common.end();
      int number = phrases.size();
      phrases.put(said, number);
      return number;
    }

    private long facet(FacetKey facet) {
      var own = facet.ci().value().equals(host);
      return phrase(
          facet,
          out ->
              out.field(facet.source()).field(facet.kind()).field(own ? "" : facet.ci().value()));
    }

    private long because(String because) {
      return phrase(because, out -> out.field(because));
    }

    private long terms(AttributeState s) {
      var terms = Terms.of(s);
      return phrase(terms, terms::write);
    }

    void add(AttributeState s) {
      var d = s.decision();
      var observed = d.observed();
      lines
          .field(s.attribute())
          .field(s.value().canonical())
          .field(s.status().name())
          .number(facet(s.winner()))
          .number(because(d.because()))
          .number(terms(s))
          .field(observed == null ? "" : observed.canonical())
          .number(d.losses().size())
          .number(d.elements().size());
      for (var loss : d.losses()) {
        lines
            .number(facet(loss.facet()))
            .field(loss.value().equals(s.value()) ? "" : loss.value().canonical())
            .number(because(loss.because()));
      }
      for (var element : d.elements()) {
        lines
            .field(element.value())
            .number(facet(element.facet()))
            .number(because(element.because()));
      }
      lines.end();
    }

    void add(Undecided undecided) {
      lines.field(undecided.attribute()).field("").number(Micros.of(undecided.recordedAt())).end();
    }

    String text() {
      return new Packed.Writer().number(phrases.size()).end().text() + common.text() + lines.text();
    }
  }

  /// What became of one attribute; one of the two.
  record Entry(@Nullable AttributeState state, @Nullable Undecided undecided) {}

  /// The decisions about attributes that are wanted, in the order in which they were added.
  ///
  /// @throws IllegalArgumentException when it is no such text
  static List<Entry> unpack(String packed, CiId host, CiId ci, Predicate<String> wanted) {
    var found = new ArrayList<Entry>();
    var unpacking = new Unpacking(packed, host, ci);
    while (unpacking.in.line()) {
      var attribute = unpacking.in.field();
      if (wanted.test(attribute)) {
        found.add(unpacking.entry(attribute));
      }
    }
    return found;
  }

  /// What was decided, without what was undecided.
  static List<AttributeState> states(
      String packed, CiId host, CiId ci, Collection<String> attributes) {
    var states = new ArrayList<AttributeState>();
    for (var entry : unpack(packed, host, ci, attributes::contains)) {
      if (entry.state() != null) {
        states.add(entry.state());
      }
    }
    return states;
  }

  /// What several decisions have in common beside facet and because.
  private record Terms(
      String ruleSet,
      Instant decidedAt,
      @Nullable Instant changedAfter,
      Instant changedBy,
      Duration freshFor,
      Instant verified,
      @Nullable Instant until) {
    static Terms of(AttributeState s) {
      var d = s.decision();
      return new Terms(
          d.ruleSet(),
          d.decidedAt(),
          s.changedAfter(),
          s.changedBy(),
          s.freshFor(),
          s.lastVerified(),
          d.until());
    }

    void write(Packed.Writer out) {
      out.field(ruleSet)
          .number(Micros.of(decidedAt))
          .numberOrNone(Micros.ofNullable(changedAfter))
          .number(Micros.of(changedBy))
          .number(Micros.of(freshFor))
          .number(Micros.of(verified))
          .numberOrNone(Micros.ofNullable(until));
    }

    static Terms read(Packed.Reader in) {
      return new Terms(
          in.field(),
          Micros.instant(in.number()),
          Micros.instantOrNull(in.numberOrNull()),
          Micros.instant(in.number()),
          Micros.duration(in.number()),
          Micros.instant(in.number()),
          Micros.instantOrNull(in.numberOrNull()));
    }
  }

  /// Reads one text.
  private static final class Unpacking {
    private final Packed.Reader in;
    private final CiId host;
    private final CiId ci;
    private final String[] phrases;
    private final @Nullable Object[] read;

    Unpacking(String packed, CiId host, CiId ci) {
      in = new Packed.Reader(packed);
      this.host = host;
      this.ci = ci;
      in.requireLine();
      long size = in.number();
      if (size < 0 || size > packed.length()) {
        throw new IllegalArgumentException("there are not " + size + " phrases");
      }
      phrases = new String[(int) size];
      read = new Object[phrases.length];
      for (int i = 0; i < phrases.length; i++) {
        in.requireLine();
        phrases[i] = in.rest();
      }
    }

    private Packed.Reader phrase(int number) {
      var phrase = new Packed.Reader(phrases[number] + "\n");
      phrase.requireLine();
      return phrase;
    }

    private int reference() {
      long number = in.number();
      if (number < 0 || number >= phrases.length) {
        throw new IllegalArgumentException("there is no phrase " + number);
      }
      return (int) number;
    }

    private FacetKey facet() {
      int number = reference();
      if (read[number] instanceof FacetKey known) {
        return known;
      }
      var phrase = phrase(number);
      var source = phrase.field();
      var kind = phrase.field();
      var other = phrase.field();
      var facet = new FacetKey(source, other.isEmpty() ? host : new CiId(other), kind);
      read[number] = facet;
      return facet;
    }

    private String because() {
      int number = reference();
      if (read[number] instanceof String known) {
        return known;
      }
      var because = phrase(number).field();
      read[number] = because;
      return because;
    }

    private Terms terms() {
      int number = reference();
      if (read[number] instanceof Terms known) {
        return known;
      }
      var terms = Terms.read(phrase(number));
      read[number] = terms;
      return terms;
    }

    Entry entry(String attribute) {
      var decided = in.field();
      if (decided.isEmpty()) {
        return new Entry(null, new Undecided(ci, attribute, Micros.instant(in.number())));
      }
      return new Entry(state(attribute, Value.parse(decided)), null);
    }

    private AttributeState state(String attribute, Value value) {
      var status = Status.valueOf(in.field());
      var winner = facet();
      var because = because();
      var terms = terms();
      var observed = in.field();
      long losses = in.number();
      long elements = in.number();
      var decision =
          new Decision(
              because,
              terms.ruleSet(),
              terms.decidedAt(),
              terms.until(),
              losses(losses, value),
              elements(elements),
              observed.isEmpty() ? null : Value.parse(observed));
      return new AttributeState(
          ci,
          attribute,
          value,
          status,
          winner,
          decision,
          terms.changedAfter(),
          terms.changedBy(),
          terms.freshFor(),
          terms.verified());
    }

    private List<Decision.Loss> losses(long size, Value decided) {
      var losses = new ArrayList<Decision.Loss>();
      for (long i = 0; i < size; i++) {
        var facet = facet();
        var value = in.field();
        losses.add(
            new Decision.Loss(facet, value.isEmpty() ? decided : Value.parse(value), because()));
      }
      return losses;
    }

    private List<Decision.Element> elements(long size) {
      var elements = new ArrayList<Decision.Element>();
      for (long i = 0; i < size; i++) {
        var element = in.field();
        elements.add(new Decision.Element(element, facet(), because()));
      }
      return elements;
    }
  }
}
