package org.cadastre.core.ci;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.ci.FieldText.Reader;
import org.cadastre.core.ci.FieldText.Writer;
import org.cadastre.core.model.Value;

/// The text form of an act: what is archived and hashed.
///
/// ```
/// cadastre act 1
/// act locked
/// ci 9ba72c
/// attribute host.name
/// value ttdb01
/// until 2026-12-01T00:00:00Z
/// ```
///
/// A signed one begins `cadastre signed act 1` and names id, time, actor and reason before the act.
/// Every act has exactly one text.
public final class ActText {
  static final int LARGEST = 64 << 20;

  private static final String TITLE = "cadastre act 1";
  private static final String SIGNED = "cadastre signed act 1";

  private ActText() {}

  public static String write(Act act) {
    return write(new Writer().title(TITLE), act).text();
  }

  public static String write(Act.Signed signed) {
    var out =
        new Writer()
            .title(SIGNED)
            .field("id", signed.id())
            .field("recorded", signed.recordedAt())
            .field("actor", signed.actor())
            .field("reason", signed.reason());
    return write(out, signed.act()).text();
  }

  /// @throws MalformedTextException naming the line that cannot be read
  public static Act read(String text) {
    var in = bounded(text);
    in.title(TITLE);
    var act = act(in);
    in.end("the act");
    FieldText.requireCanonical(text, write(act));
    return act;
  }

  /// @throws MalformedTextException naming the line that cannot be read
  public static Act.Signed readSigned(String text) {
    var in = bounded(text);
    in.title(SIGNED);
    var id = in.field("id");
    var recordedAt = in.field("recorded", Instant::parse);
    var actor = in.field("actor");
    var signed = new Act.Signed(id, recordedAt, actor, in.field("reason"), act(in));
    in.end("the act");
    FieldText.requireCanonical(text, write(signed));
    return signed;
  }

  private static Reader bounded(String text) {
    if (text.length() > LARGEST) {
      throw new MalformedTextException(1, "an act of " + text.length() + " characters");
    }
    return new Reader(text);
  }

  private static Writer write(Writer out, Act act) {
    return switch (act) {
      case Act.Same(var one, var other) ->
          out.field("act", "same").field("one", one).field("other", other);
      case Act.Apart(var these, var those) -> {
        out.field("act", "apart");
        these.forEach(one -> out.field("these", one));
        those.forEach(one -> out.field("those", one));
        yield out;
      }
      case Act.Retracted(var of) -> out.field("act", "retracted").field("of", of);
      case Act.Locked locked -> locked(out, locked);
      case Act.Unlocked(var ci, var attribute) ->
          out.field("act", "unlocked").field("ci", ci).field("attribute", attribute);
      case Act.Owned(var ci, var owner) ->
          out.field("act", "owned").field("ci", ci).optional("owner", owner);
      case Act.Settled(var conflict) -> out.field("act", "settled").field("conflict", conflict);
      case Act.Retired(var ci) -> out.field("act", "retired").field("ci", ci);
      case Act.RulesApplied(var version, var files) -> rules(out, version, files);
      case Act.Entered(var transcripts) -> {
        out.field("act", "entered");
        transcripts.forEach(hash -> out.field("transcript", hash));
        yield out;
      }
      case Act.Measured(var figures) -> {
        out.field("act", "measured");
        new TreeMap<>(figures)
            .forEach((what, figure) -> out.field("what", what).field("figure", figure));
        yield out;
      }
      case Act.RunRecorded(var run, var coverage) -> RunText.write(out, run, coverage);
      case Act.Disowned(var run) -> out.field("act", "disowned").field("run", run);
      case Act.Scheduled(var name, var terms) -> {
        out.field("act", Act.SCHEDULED).field("name", name);
        new TreeMap<>(terms).forEach((term, is) -> out.field("term", term).field("is", is));
        yield out;
      }
      case Act.Unscheduled(var name) -> out.field("act", Act.UNSCHEDULED).field("name", name);
      case Act.ScansStopped _ -> out.field("act", Act.SCANS_STOPPED);
      case Act.ScansAllowed _ -> out.field("act", Act.SCANS_ALLOWED);
      case Act.Condensed(var before, var policy) ->
          out.field("act", Act.CONDENSED).field("before", before).field("policy", policy);
      case Act.Administered(var subject, var deed) ->
          out.field("act", "administered").field("subject", subject).field("deed", deed);
    };
  }

  private static Writer locked(Writer out, Act.Locked locked) {
    return out.field("act", "locked")
        .field("ci", locked.ci())
        .field("attribute", locked.attribute())
        .field("value", locked.value().canonical())
        .optional("until", locked.until());
  }

  private static Writer rules(Writer out, String version, Map<String, String> files) {
    out.field("act", "rules-applied").field("version", version);
    new TreeMap<>(files).forEach((path, text) -> out.field("file", path).field("text", text));
    return out;
  }

  private static Act act(Reader in) {
    var kind = in.field("act");
    return switch (kind) {
      case "same" -> new Act.Same(in.field("one"), in.field("other"));
      case "apart" -> new Act.Apart(all(in, "these"), all(in, "those"));
      case "retracted" -> new Act.Retracted(in.field("of"));
      case "locked" ->
          new Act.Locked(
              ci(in),
              in.field("attribute"),
              in.field("value", Value::parse),
              in.optional("until", Instant::parse));
      case "unlocked" -> new Act.Unlocked(ci(in), in.field("attribute"));
      case "owned" -> new Act.Owned(ci(in), in.optional("owner"));
      case "settled" -> new Act.Settled(in.field("conflict"));
      case "retired" -> new Act.Retired(ci(in));
      case "rules-applied" -> new Act.RulesApplied(in.field("version"), pairs(in, "file", "text"));
      case "entered" -> new Act.Entered(all(in, "transcript"));
      case "measured" -> new Act.Measured(pairs(in, "what", "figure"));
      case "disowned" -> new Act.Disowned(in.field("run"));
      case Act.SCHEDULED -> new Act.Scheduled(in.field("name"), pairs(in, "term", "is"));
      case Act.UNSCHEDULED -> new Act.Unscheduled(in.field("name"));
      case Act.SCANS_STOPPED -> new Act.ScansStopped();
      case Act.SCANS_ALLOWED -> new Act.ScansAllowed();
      case Act.CONDENSED ->
          new Act.Condensed(
              in.field("before", Instant::parse), in.field("policy", Duration::parse));
      case "administered" -> new Act.Administered(in.field("subject"), in.field("deed"));
      case "run-recorded" -> RunText.read(in);
      default -> throw in.malformed("no act is called '" + kind + "'");
    };
  }

  private static Map<String, String> pairs(Reader in, String key, String value) {
    var pairs = new TreeMap<String, String>();
    while (in.at(key)) {
      var of = in.field(key);
      if (pairs.put(of, in.field(value)) != null) {
        throw in.malformed("the same %s twice: %s".formatted(key, of));
      }
    }
    return pairs;
  }

  private static CiId ci(Reader in) {
    return in.field("ci", CiId::new);
  }

  private static List<String> all(Reader in, String name) {
    var all = new ArrayList<String>();
    while (in.at(name)) {
      all.add(in.field(name));
    }
    return all;
  }
}
