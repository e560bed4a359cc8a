package org.cadastre.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptReader;

/// Takes in what a cloud says was changed.
final class EventImporter implements Importer {
  static final String PROBE = "import-events";
  static final String EVENT = "event";

  private final Happenings.Tongue tongue;

  EventImporter(Happenings.Tongue tongue) {
    this.tongue = tongue;
  }

  @Override
  public TranscriptReader reader() {
    return new EventReader();
  }

  @Override
  public Stream<Transcript> take(Path file, Instant now) throws IOException {
    var problems = new Problems(file);
    var name = FileName.of(file);
    var exchanges = new ArrayList<Exchange>();
    try {
      Happenings.each(
          FileText.read(file, Limits.INVENTORY_BYTES),
          tongue,
          (event, line) ->
              read(event, line, now, problems)
                  .forEach(e -> exchanges.add(Batches.exchange(EVENT, name.at(line), e.line()))));
    } catch (BadRowException e) {
      problems.add(e.line(), String.valueOf(e.getMessage()));
    } catch (BadJsonException e) {
      problems.add(e.line(), "column " + e.column() + ": " + e.getMessage());
    }
    problems.refuse();
    return cut(exchanges).stream().map(new Batches(PROBE, name, now, List.of())::of);
  }

  private List<CloudEvent> read(Json event, int line, Instant now, Problems problems) {
    try {
      if (!(event instanceof Json.Fields fields)) {
        throw new IllegalArgumentException("expected an event, not " + event.kind());
      }
      var events = tongue.read(fields);
      events.forEach(each -> Times.past(each.at(), now));
      return events;
    } catch (IllegalArgumentException e) {
      problems.add(line, String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  private static List<List<Exchange>> cut(List<Exchange> exchanges) {
    var pieces = new ArrayList<List<Exchange>>();
    for (int from = 0; from < exchanges.size(); from += Limits.TRANSCRIPT_ROWS) {
      int to = Math.min(exchanges.size(), from + Limits.TRANSCRIPT_ROWS);
      pieces.add(exchanges.subList(from, to));
    }
    return pieces;
  }
}
