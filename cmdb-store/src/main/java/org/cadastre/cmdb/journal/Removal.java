package org.cadastre.cmdb.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cadastre.core.ci.FieldText;
import org.cadastre.core.ci.FieldText.Reader;
import org.cadastre.core.ci.FieldText.Writer;
import org.cadastre.core.ci.MalformedTextException;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.TranscriptHead;

/// Which transcripts lose their words, and what stands for each: a record of the chain, which is
/// there before they go.
///
/// @param act the location of the act that says so
/// @param gone in the order of their locations
public record Removal(long act, List<Gone> gone) {
  /// How many are named at once.
  public static final int MOST = 100;

  private static final String TITLE = "cadastre removal 1";
  private static final int LARGEST = 64 << 20;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  public Removal {
    gone = List.copyOf(gone);
  }

  /// A transcript without its words.
  ///
  /// @param chain the hash of its record
  /// @param content SHA-256 of what the record held
  /// @param reading the location of what it said
  public record Gone(
      long location,
      String chain,
      String content,
      long reading,
      String run,
      Instant recordedAt,
      TranscriptHead head) {}

  /// What is said of that location.
  public Optional<Gone> at(long location) {
    return gone.stream().filter(one -> one.location() == location).findFirst();
  }

  public String text() {
    var out = new Writer().title(TITLE).field("act", act);
    for (var one : gone) {
      var head = one.head();
      out.field("gone", one.location())
          .field("chain", one.chain())
          .field("content", one.content())
          .field("reading", one.reading())
          .field("run", one.run())
          .field("recorded", one.recordedAt())
          .field("transcript", head.hash())
          .field("probe", head.probe())
          .field("endpoint", head.endpoint())
          .field("started", head.started())
          .field("ended", head.ended())
          .field("exchanges", head.exchanges());
    }
    return out.text();
  }

  /// @throws MalformedTextException naming the line that cannot be read
  public static Removal parse(String text) {
    if (text.length() > LARGEST) {
      throw new MalformedTextException(1, "a removal of " + text.length() + " characters");
    }
    var in = new Reader(text);
    in.title(TITLE);
    long act = in.field("act", Long::parseLong);
    var gone = new ArrayList<Gone>();
    while (in.at("gone")) {
      gone.add(gone(in));
    }
    in.end("the removal");
    var removal = new Removal(act, gone);
    FieldText.requireCanonical(text, removal.text());
    return removal;
  }

  private static Gone gone(Reader in) {
    return new Gone(
        in.field("gone", Long::parseLong),
        in.field("chain", Removal::hash),
        in.field("content", Removal::hash),
        in.field("reading", Long::parseLong),
        in.field("run"),
        in.field("recorded", Instant::parse),
        new TranscriptHead(
            in.field("transcript"),
            in.field("probe"),
            in.field("endpoint", Endpoint::parse),
            in.field("started", Instant::parse),
            in.field("ended", Instant::parse),
            in.field("exchanges", Integer::parseInt)));
  }

  private static String hash(String text) {
    if (!HASH.matcher(text).matches()) {
      throw new IllegalArgumentException("not a hash");
    }
    return text;
  }
}
