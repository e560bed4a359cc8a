package org.cadastre.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Testimony;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptReader;
import org.cadastre.core.model.ClassModel;

/// Understands claims.
final class ClaimsReader implements TranscriptReader {
  static final String HEADER = "header";
  static final String ROW = "row";
  static final String LINE = "line";

  private final ClassModel model;
  private final Claims claims;
  private final CsvFields csv = new CsvFields(',');

  ClaimsReader(ClassModel model, Claims claims) {
    this.model = model;
    this.claims = claims;
  }

  @Override
  public List<Testimony> read(Transcript transcript) {
    return new Reading(transcript).testimonies();
  }

  private final class Reading {
    private final Transcript transcript;
    private final String hash;
    private final Sayings sayings = new Sayings(model);
    private final Unread unread = new Unread();
    private Map<String, Integer> columns = Map.of();
    private int width;

    Reading(Transcript transcript) {
      this.transcript = transcript;
      this.hash = transcript.hash();
    }

    List<Testimony> testimonies() {
      for (int i = 0; i < transcript.exchanges().size(); i++) {
        var exchange = transcript.exchanges().get(i);
        if (exchange.answer() instanceof Answer.Said said && said.succeeded()) {
          read(i, exchange.question().verb(), said.text());
        }
      }
      var testimonies = new ArrayList<>(sayings.testimonies());
      unread.testimony(transcript, hash).ifPresent(testimonies::add);
      return testimonies;
    }

    private void read(int exchange, String verb, String text) {
      try {
        switch (verb) {
          case HEADER -> header(csv.of(text));
          case ROW -> row(exchange, new CsvClaim(columns, Columns.checked(csv.of(text), width)));
          case LINE -> row(exchange, line(text));
          default -> unread.add(exchange, "'" + Shown.of(verb) + "' is no kind of row");
        }
      } catch (IllegalArgumentException e) {
        unread.add(exchange, String.valueOf(e.getMessage()));
      }
    }

    private void header(List<String> fields) {
      width = fields.size();
      columns = Columns.of(fields, _ -> {});
    }

    private void row(int exchange, ClaimFields fields) {
      claims
          .read(fields, transcript.started(), why -> unread.add(exchange, why))
          .ifPresent(claim -> say(claim, new Evidence(hash, exchange, null)));
    }

    private void say(Claim claim, Evidence evidence) {
      sayings.name(claim.item(), claim.name());
      var value = claim.value();
      if (value != null) {
        sayings.fact(
            claim.source(), claim.observedAt(), claim.item(), claim.attribute(), value, evidence);
      }
    }
  }

  /// @throws IllegalArgumentException when the line is no JSON object
  static JsonClaim line(String text) {
    var json = JsonReader.read(text);
    if (json instanceof Json.Fields fields) {
      return new JsonClaim(fields);
    }
    throw new IllegalArgumentException("expected an object, not " + json.kind());
  }
}
