package org.cadastre.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptReader;
import org.cadastre.core.model.ClassModel;
import org.cadastre.settings.ImportMapping;
import org.jspecify.annotations.Nullable;

/// Takes in somebody's table. The mapping that says what its columns mean goes into every
/// transcript: without it the rows would prove nothing later.
final class TableImporter implements Importer {
  static final String PROBE = "import-csv";

  private static final int LARGEST_MAPPING = 256 << 10;

  private final FileName mappingName;
  private final String mappingText;
  private final ImportMapping mapping;
  private final Table table;
  private final CsvFields csv;
  private final TranscriptReader reader;

  private TableImporter(
      FileName name, String text, ImportMapping mapping, ClassModel model, Spelling spelling) {
    this.mappingName = name;
    this.mappingText = text;
    this.mapping = mapping;
    this.table = new Table(model, spelling, mapping);
    this.csv = new CsvFields(mapping.delimiter());
    this.reader = new TableReader(model, spelling);
  }

  static TableImporter of(Path mapping, ClassModel model, Spelling spelling) throws IOException {
    try {
      var text = FileText.read(mapping, LARGEST_MAPPING);
      var read = ImportMapping.read(mapping.toString(), text, model);
      return new TableImporter(FileName.of(mapping), text, read, model, spelling);
    } catch (BadRowException e) {
      var problems = new Problems(mapping);
      problems.add(e.line(), String.valueOf(e.getMessage()));
      throw problems.refusal();
    }
  }

  @Override
  public TranscriptReader reader() {
    return reader;
  }

  @Override
  public Stream<Transcript> take(Path file, Instant now) throws IOException {
    var problems = new Problems(file);
    var constant = mapping.observedAt().constant();
    if (constant != null && !Times.passed(constant, now)) {
      problems.add(1, "observed at " + constant + ", says the mapping, which is yet to come");
    } else {
      check(file, now, problems);
    }
    problems.refuse();
    var name = FileName.of(file);
    var rows = Rows.csv(file, mapping.delimiter(), mapping.encoding());
    return new Batches(PROBE, name, now, beginning(name, rows.next())).of(rows, TableReader.ROW);
  }

  private List<Exchange> beginning(FileName name, @Nullable Row header) {
    var means = Batches.exchange(TableReader.MAPPING, mappingName.name(), mappingText);
    return header == null
        ? List.of(means)
        : List.of(
            means, Batches.exchange(TableReader.HEADER, name.at(header.line()), header.text()));
  }

  private void check(Path file, Instant now, Problems problems) throws IOException {
    try (var rows = Rows.csv(file, mapping.delimiter(), mapping.encoding())) {
      var header = rows.next();
      if (header == null) {
        problems.add(1, "holds nothing: expected a header with the columns' names");
      } else {
        check(header, rows, now, problems);
      }
    } catch (BadRowException e) {
      problems.add(e.line(), String.valueOf(e.getMessage()));
    }
  }

  private void check(Row header, Rows rows, Instant now, Problems problems) throws IOException {
    long before = problems.count();
    int line = header.line();
    var names = fields(header, problems);
    var columns = Columns.of(names, why -> problems.add(line, why));
    mapping.columns().stream()
        .filter(column -> !columns.containsKey(column))
        .forEach(column ->
            problems.add(
                line, "column '" + column + "', which the mapping names, is not in the header"));
    if (problems.count() > before) {
      return;
    }
    for (var row = rows.next(); row != null; row = rows.next()) {
      int at = row.line();
      try {
        var cells = new Cells(columns, Columns.checked(csv.of(row.text()), names.size()));
        table.read(cells, now, why -> problems.add(at, why));
      } catch (IllegalArgumentException e) {
        problems.add(at, String.valueOf(e.getMessage()));
      }
    }
  }

  private List<String> fields(Row header, Problems problems) {
    try {
      return csv.of(header.text());
    } catch (IllegalArgumentException e) {
      problems.add(header.line(), String.valueOf(e.getMessage()));
      return List.of();
    }
  }
}
