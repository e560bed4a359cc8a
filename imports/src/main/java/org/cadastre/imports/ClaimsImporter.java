package org.cadastre.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptReader;
import org.cadastre.core.model.ClassModel;
import org.jspecify.annotations.Nullable;

/// Takes in claims, as CSV with a header or as one JSON object a line. Which of them a file is, its
/// first character tells.
final class ClaimsImporter implements Importer {
  static final String PROBE = "import-claims";

  private final Claims claims;
  private final CsvFields csv = new CsvFields(',');
  private final ClaimsReader reader;

  ClaimsImporter(ClassModel model, Spelling spelling) {
    this.claims = new Claims(model, spelling);
    this.reader = new ClaimsReader(model, claims);
  }

  @Override
  public TranscriptReader reader() {
    return reader;
  }

  @Override
  public Stream<Transcript> take(Path file, Instant now) throws IOException {
    var problems = new Problems(file);
    var format = check(file, now, problems);
    problems.refuse();
    return format == Format.LINES ? lines(file, now) : rows(file, now);
  }

  private enum Format {
    ROWS,
    LINES
  }

  private Stream<Transcript> lines(Path file, Instant now) throws IOException {
    return new Batches(PROBE, FileName.of(file), now, List.of())
        .of(Rows.lines(file), ClaimsReader.LINE);
  }

  private Stream<Transcript> rows(Path file, Instant now) throws IOException {
    var name = FileName.of(file);
    var rows = Rows.csv(file, ',', StandardCharsets.UTF_8);
    var header = rows.next();
    var beginning =
        header == null
            ? List.<Exchange>of()
            : List.of(Batches.exchange(ClaimsReader.HEADER, name.at(header.line()), header.text()));
    return new Batches(PROBE, name, now, beginning).of(rows, ClaimsReader.ROW);
  }

  private Format check(Path file, Instant now, Problems problems) throws IOException {
    try {
      var format = format(file);
      try (var rows =
          format == Format.LINES ? Rows.lines(file) : Rows.csv(file, ',', StandardCharsets.UTF_8)) {
        if (format == Format.LINES) {
          checkLines(rows, now, problems);
        } else {
          checkRows(rows, now, problems);
        }
      }
      return format;
    } catch (BadRowException e) {
      problems.add(e.line(), String.valueOf(e.getMessage()));
      return Format.ROWS;
    }
  }

  private static Format format(Path file) throws IOException {
    try (var rows = Rows.lines(file)) {
      var first = rows.next();
      return first != null && first.text().stripLeading().startsWith("{")
          ? Format.LINES
          : Format.ROWS;
    }
  }

  private void checkLines(Rows rows, Instant now, Problems problems) throws IOException {
    for (var row = rows.next(); row != null; row = rows.next()) {
      int line = row.line();
      try {
        var claim = ClaimsReader.line(row.text());
        unknown(claim).forEach(field -> problems.add(line, "unknown field '" + field + "'"));
        claims.read(claim, now, why -> problems.add(line, why));
      } catch (BadJsonException e) {
        problems.add(line, "character " + e.column() + ": " + e.getMessage());
      } catch (IllegalArgumentException e) {
        problems.add(line, String.valueOf(e.getMessage()));
      }
    }
  }

  private static List<String> unknown(JsonClaim claim) {
    var names = new HashSet<>(claim.fields().fields().keySet());
    Claims.REQUIRED.forEach(names::remove);
    Claims.OPTIONAL.forEach(names::remove);
    return names.stream().sorted().map(Shown::of).toList();
  }

  private void checkRows(Rows rows, Instant now, Problems problems) throws IOException {
    var header = rows.next();
    var columns = header == null ? null : header(header, problems);
    if (columns == null) {
      return;
    }
    for (var row = rows.next(); row != null; row = rows.next()) {
      int line = row.line();
      try {
        var fields = Columns.checked(csv.of(row.text()), columns.size());
        claims.read(new CsvClaim(columns, fields), now, why -> problems.add(line, why));
      } catch (IllegalArgumentException e) {
        problems.add(line, String.valueOf(e.getMessage()));
      }
    }
  }

  /// Null when rows cannot be understood by it.
  private @Nullable Map<String, Integer> header(Row row, Problems problems) {
    try {
      var fields = csv.of(row.text());
      var before = problems.count();
      var columns = Columns.of(fields, why -> problems.add(row.line(), why));
      Claims.REQUIRED.stream()
          .filter(name -> !columns.containsKey(name))
          .forEach(name -> problems.add(row.line(), "column '" + name + "' is missing"));
      columns.keySet().stream()
          .filter(name -> !Claims.REQUIRED.contains(name) && !Claims.OPTIONAL.contains(name))
          .forEach(name -> problems.add(row.line(), "unknown column '" + Shown.of(name) + "'"));
      return problems.count() == before ? columns : null;
    } catch (IllegalArgumentException e) {
      problems.add(row.line(), String.valueOf(e.getMessage()));
      return null;
    }
  }
}
