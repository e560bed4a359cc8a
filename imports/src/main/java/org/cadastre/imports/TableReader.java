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
import org.cadastre.settings.ImportMapping;
import org.cadastre.settings.InvalidConfigurationException;
import org.jspecify.annotations.Nullable;

/// Understands tables by the mapping that each transcript holds.
final class TableReader implements TranscriptReader {
  static final String MAPPING = "mapping";
  static final String HEADER = "header";
  static final String ROW = "row";

  private final ClassModel model;
  private final Spelling spelling;

  TableReader(ClassModel model, Spelling spelling) {
    this.model = model;
    this.spelling = spelling;
  }

  @Override
  public List<Testimony> read(Transcript transcript) {
    return new Reading(transcript).testimonies();
  }

  /// A mapping at work.
  ///
  /// @param mapping its name
  private record Means(String mapping, String source, CsvFields csv, Table table) {}

  private Means means(String name, ImportMapping mapping) {
    var csv = new CsvFields(mapping.delimiter());
    return new Means(name, mapping.source(), csv, new Table(model, spelling, mapping));
  }

  private final class Reading {
    private final Transcript transcript;
    private final String hash;
    private final Sayings sayings = new Sayings(model);
    private final Unread unread = new Unread();
    private @Nullable Means means;
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
          hear(i, exchange.question().verb(), exchange.question().text(), said.text());
        }
      }
      var testimonies = new ArrayList<>(sayings.testimonies());
      unread.testimony(transcript, hash).ifPresent(testimonies::add);
      return testimonies;
    }

    private void hear(int exchange, String verb, String place, String text) {
      try {
        if (verb.equals(MAPPING)) {
          means = means(place, ImportMapping.read(place, text, model));
        } else if (means != null) {
          hear(means, exchange, verb, text);
        } else {
          unread.add(exchange, "no mapping says what its columns mean");
        }
      } catch (InvalidConfigurationException | IllegalArgumentException e) {
        unread.add(exchange, String.valueOf(e.getMessage()));
      }
    }

    private void hear(Means by, int exchange, String verb, String text) {
      var fields = by.csv().of(text);
      if (verb.equals(HEADER)) {
        width = fields.size();
        columns = Columns.of(fields, _ -> {});
        return;
      }
      var cells = new Cells(columns, Columns.checked(fields, width));
      by.table()
          .read(cells, transcript.started(), why -> unread.add(exchange, why))
          .ifPresent(row -> say(by.source(), row, new Evidence(hash, exchange, by.mapping())));
    }

    private void say(String source, TableRow row, Evidence evidence) {
      sayings.name(row.item(), row.name());
      row.values()
          .forEach((attribute, value) ->
              sayings.fact(source, row.observedAt(), row.item(), attribute, value, evidence));
      row.related()
          .forEach(related ->
              sayings.link(
                  source,
                  row.observedAt(),
                  row.item(),
                  related.relation(),
                  related.other(),
                  evidence));
    }
  }
}
