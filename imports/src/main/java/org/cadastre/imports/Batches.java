package org.cadastre.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.evidence.Transcript;
import org.jspecify.annotations.Nullable;

/// Gathers rows into transcripts of bounded size. Each begins with the same exchanges, so that it
/// can be understood without the others.
final class Batches {
  private final String probe;
  private final FileName file;
  private final Instant now;
  private final List<Exchange> beginning;

  Batches(String probe, FileName file, Instant now, List<Exchange> beginning) {
    this.probe = probe;
    this.file = file;
    this.now = now;
    this.beginning = List.copyOf(beginning);
  }

  static Exchange exchange(String verb, String place, String said) {
    return new Exchange(new Question(verb, place), new Answer.Said(said, 0, true));
  }

  /// @param verb what each row is asked as
  Stream<Transcript> of(Rows rows, String verb) {
    var each =
        new Spliterators.AbstractSpliterator<Transcript>(
            Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
          @Override
          public boolean tryAdvance(Consumer<? super Transcript> action) {
            var batch = next(rows, verb);
            if (batch == null) {
              return false;
            }
            action.accept(batch);
            return true;
          }
        };
    return StreamSupport.stream(each, false)
        .onClose(() -> {
          try {
            rows.close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private @Nullable Transcript next(Rows rows, String verb) {
    var exchanges = new ArrayList<>(beginning);
    int length = 0;
    try {
      while (exchanges.size() < beginning.size() + Limits.TRANSCRIPT_ROWS
          && length < Limits.TRANSCRIPT_LENGTH - Limits.ROW_LENGTH) {
        var row = rows.next();
        if (row == null) {
          break;
        }
        exchanges.add(exchange(verb, file.at(row.line()), row.text()));
        length += row.text().length();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return exchanges.size() == beginning.size() ? null : of(exchanges);
  }

  Transcript of(List<Exchange> exchanges) {
    return new Transcript(probe, new Endpoint("import", file.name(), 0), now, now, exchanges);
  }
}
