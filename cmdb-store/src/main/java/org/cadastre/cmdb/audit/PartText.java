package org.cadastre.cmdb.audit;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.FieldText.Reader;
import org.cadastre.core.ci.FieldText.Writer;
import org.cadastre.core.ci.MalformedTextException;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// A proof's parts as text.
final class PartText {
  private static final Pattern PLACE =
      Pattern.compile("(\\d{1,18}) of (\\d{1,18})((?: [0-9a-f]{64}){0,64})");

  private PartText() {}

  static Writer write(Writer out, ProofPart part) {
    return switch (part) {
      case ProofPart.Signed(var checkpoint) -> out.field("line", checkpoint.line());
      case ProofPart.Decided(var state, var under) -> {
        var decision = DecisionText.of(state);
        out.field("decision", decision.substring(0, decision.length() - 1))
            .field("verified", state.lastVerified());
        yield under == null ? out : under(out, under);
      }
      case ProofPart.Claimed(var decision, var claim) ->
          claim(out.field("decision", decision), claim);
      case ProofPart.Recorded recorded ->
          out.field("location", recorded.location())
              .field("kind", recorded.kind())
              .field("chain", recorded.chain())
              .field("checkpoint", recorded.checkpoint())
              .field("place", place(recorded.place()))
              .field("text", recorded.text());
      case ProofPart.Removed removed ->
          out.field("location", removed.location())
              .field("chain", removed.chain())
              .field("content", removed.content())
              .field("checkpoint", removed.checkpoint())
              .field("place", place(removed.place()))
              .field("removal", removed.removal());
    };
  }

  private static Writer under(Writer out, ProofPart.Under under) {
    return out.field("seal", under.seq())
        .field("recorded", under.recordedAt())
        .field("digest-of-commit", under.digest())
        .field("before", under.before())
        .field("place-in-commit", place(under.inCommit()))
        .field("checkpoint", under.checkpoint())
        .field("place", place(under.inCheckpoint()));
  }

  private static Writer claim(Writer out, Claim claim) {
    return out.field("source", claim.facet().source())
        .field("host", claim.facet().ci())
        .field("facet", claim.facet().kind())
        .field("ci", claim.ci())
        .field("attribute", claim.attribute())
        .field("value", claim.value().canonical())
        .optional("after", claim.after())
        .field("from", claim.validFrom())
        .optional("to", claim.validTo())
        .field("recorded", claim.recordedFrom())
        .optional("corrected", claim.recordedTo())
        .field("confirmed", claim.confirmed())
        .field("run", claim.run())
        .field("transcript", claim.evidence().transcript())
        .field("exchange", claim.evidence().exchange())
        .optional("knowledge", claim.evidence().knowledge());
  }

  private static String place(Merkle.Path path) {
    var text = new StringBuilder(path.index() + " of " + path.size());
    path.hashes().forEach(hash -> text.append(' ').append(hash));
    return text.toString();
  }

  /// @throws MalformedTextException naming the line that cannot be read
  static ProofPart read(Reader in, String name) {
    return switch (name) {
      case "checkpoint" -> new ProofPart.Signed(in.field("line", Checkpoint::parse));
      case "decision" -> decided(in);
      case "claim" -> new ProofPart.Claimed(in.field("decision", Integer::parseInt), claim(in));
      case "record" ->
          new ProofPart.Recorded(
              in.field("location", Long::parseLong),
              in.field("kind", Byte::parseByte),
              in.field("chain"),
              in.field("checkpoint", Long::parseLong),
              in.field("place", PartText::place),
              in.field("text"));
      case "removed" ->
          new ProofPart.Removed(
              in.field("location", Long::parseLong),
              in.field("chain"),
              in.field("content"),
              in.field("checkpoint", Long::parseLong),
              in.field("place", PartText::place),
              in.field("removal", Long::parseLong));
      default -> throw in.malformed("no part is called '" + name + "'");
    };
  }

  private static ProofPart decided(Reader in) {
    int line = in.line() + 1;
    var text = in.field("decision") + "\n";
    var verified = in.field("verified", Instant::parse);
    var under = in.at("seal") ? under(in) : null;
    try {
      return new ProofPart.Decided(DecisionText.read(text, verified), under);
    } catch (MalformedTextException e) {
      throw new MalformedTextException(line + e.line() - 1, e.why());
    }
  }

  private static ProofPart.Under under(Reader in) {
    return new ProofPart.Under(
        in.field("seal", Long::parseLong),
        in.field("recorded", Instant::parse),
        in.field("digest-of-commit"),
        in.field("before"),
        in.field("place-in-commit", PartText::place),
        in.field("checkpoint", Long::parseLong),
        in.field("place", PartText::place));
  }

  private static Claim claim(Reader in) {
    var facet = new FacetKey(in.field("source"), in.field("host", CiId::new), in.field("facet"));
    return new Claim(
        facet,
        in.field("ci", CiId::new),
        in.field("attribute"),
        in.field("value", Value::parse),
        in.optional("after", Instant::parse),
        in.field("from", Instant::parse),
        in.optional("to", Instant::parse),
        in.field("recorded", Instant::parse),
        in.optional("corrected", Instant::parse),
        in.field("confirmed", Instant::parse),
        in.field("run"),
        evidence(in));
  }

  private static Evidence evidence(Reader in) {
    var transcript = in.field("transcript");
    int exchange = in.field("exchange", Integer::parseInt);
    @Nullable String knowledge = in.optional("knowledge");
    return new Evidence(transcript, exchange, knowledge);
  }

  private static Merkle.Path place(String text) {
    var matcher = PLACE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a place in a hash tree");
    }
    var hashes = matcher.group(3).strip();
    return new Merkle.Path(
        Long.parseLong(matcher.group(1)),
        Long.parseLong(matcher.group(2)),
        hashes.isEmpty() ? List.of() : List.of(hashes.split(" ")));
  }
}
