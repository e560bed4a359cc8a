package org.cadastre.core.ci;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.cadastre.core.ci.FieldText.Reader;
import org.cadastre.core.ci.FieldText.Writer;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Testimony;
import org.cadastre.core.evidence.TranscriptHead;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// The text form of what a transcript says: what stays when its words go.
///
/// ```
/// cadastre reading 1
/// subject server
/// name web1
/// key hw.serial_number
/// is AB12
/// source snmp
/// observed end
/// fact 0
/// attribute os.name
/// value tDebian
/// exchange 3
/// knowledge net-snmp-debian
/// ```
///
/// Subjects come first and are numbered from 0. The transcript and its end are not named, so that
/// two that say the same have one text. A fact without a value is of an attribute that changes all
/// the time and makes no claim; it is read as having none.
public final class TestimonyText {
  private static final String TITLE = "cadastre reading 1";
  private static final String END = "end";

  private final TranscriptHead of;
  private final Predicate<String> changing;

  private TestimonyText(TranscriptHead of, Predicate<String> changing) {
    this.of = of;
    this.changing = changing;
  }

  /// @param of the transcript that says so
  /// @param changing attributes whose values are not kept
  /// @throws IllegalArgumentException when it could not be read back
  public static String write(TranscriptHead of, List<Testimony> said, Predicate<String> changing) {
    return new TestimonyText(of, changing).text(said);
  }

  /// @param of the transcript that says so
  /// @throws MalformedTextException naming the line that cannot be read
  public static List<Testimony> read(TranscriptHead of, String text) {
    if (text.length() > ActText.LARGEST) {
      throw new MalformedTextException(1, "a reading of " + text.length() + " characters");
    }
    var reader = new TestimonyText(of, _ -> false);
    var in = new Reader(text);
    in.title(TITLE);
    var subjects = SubjectTable.read(in);
    var said = new ArrayList<Testimony>();
    while (in.at("source")) {
      said.add(reader.testimony(in, subjects));
    }
    in.end("the reading");
    return said;
  }

  private String text(List<Testimony> said) {
    var subjects = new SubjectTable();
    var body = new Writer();
    for (var one : said) {
      body.field("source", one.source());
      var observedAt = one.observedAt();
      body.optional("observed", of.ended().equals(observedAt) ? END : observedAt);
      one.findings().forEach(finding -> write(body, finding, subjects));
    }
    return subjects.write(new Writer().title(TITLE)).text() + body.text();
  }

  private void write(Writer out, Finding finding, SubjectTable subjects) {
    switch (finding) {
      case Finding.Fact(var subject, var attribute, var value, _) ->
          out.field("fact", subjects.number(subject))
              .field("attribute", attribute)
              .optional("value", changing.test(attribute) ? null : value.canonical());
      case Finding.Link(var subject, var relation, var other, _) ->
          out.field("link", subjects.number(subject))
              .field("relation", relation)
              .field("other", subjects.number(other));
      case Finding.Census(var scope, var ciClass, _) ->
          out.field("census", subjects.number(scope)).field("class", ciClass);
      case Finding.Coverage(var facet, var outcome, var reason, _) ->
          out.field("coverage", facet).field("outcome", outcome).field("reason", reason);
    }
    var by = finding.evidence();
    out.field("exchange", by.exchange())
        .optional("knowledge", by.knowledge())
        .optional("transcript", by.transcript().equals(of.hash()) ? null : by.transcript());
  }

  private Testimony testimony(Reader in, SubjectTable subjects) {
    var source = in.field("source");
    var observedAt = in.optional("observed", this::observed);
    var findings = new ArrayList<Finding>();
    for (var next = finding(in, subjects); next != null; next = finding(in, subjects)) {
      findings.add(next);
    }
    return new Testimony(source, observedAt, findings);
  }

  private Instant observed(String text) {
    return text.equals(END) ? of.ended() : Instant.parse(text);
  }

  /// Null where there is no further one.
  private @Nullable Finding finding(Reader in, SubjectTable subjects) {
    if (in.at("fact")) {
      var subject = in.field("fact", subjects::numbered);
      var attribute = in.field("attribute");
      var value = in.optional("value", Value::parse);
      return new Finding.Fact(
          subject, attribute, value == null ? new Value.None() : value, evidence(in));
    }
    if (in.at("link")) {
      var subject = in.field("link", subjects::numbered);
      var relation = in.field("relation");
      var other = in.field("other", subjects::numbered);
      return new Finding.Link(subject, relation, other, evidence(in));
    }
    if (in.at("census")) {
      var scope = in.field("census", subjects::numbered);
      return new Finding.Census(scope, in.field("class"), evidence(in));
    }
    if (in.at("coverage")) {
      var facet = in.field("coverage");
      var outcome = in.field("outcome", Outcome::valueOf);
      return new Finding.Coverage(facet, outcome, in.field("reason"), evidence(in));
    }
    return null;
  }

  private Evidence evidence(Reader in) {
    int exchange = in.field("exchange", Integer::parseInt);
    @Nullable String knowledge = in.optional("knowledge");
    @Nullable String transcript = in.optional("transcript");
    return new Evidence(transcript == null ? of.hash() : transcript, exchange, knowledge);
  }
}
