package org.cadastre.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptReader;
import org.cadastre.core.model.ClassModel;
import org.jspecify.annotations.Nullable;

/// Takes in inventories that the GLPI agent wrote as JSON
/// (<https://github.com/glpi-project/inventory_format>). One inventory is one transcript: only
/// whole does it say what is not there.
final class GlpiImporter implements Importer {
  static final String PROBE = "import-glpi";

  private final @Nullable Instant observedAt;
  private final GlpiReader reader;

  /// @param observedAt when it was made, if the operator knows better than the file
  GlpiImporter(ClassModel model, Spelling spelling, @Nullable Instant observedAt) {
    this.observedAt = observedAt;
    this.reader = new GlpiReader(model, spelling);
  }

  @Override
  public TranscriptReader reader() {
    return reader;
  }

  @Override
  public Stream<Transcript> take(Path file, Instant now) throws IOException {
    var problems = new Problems(file);
    if (observedAt != null && !Times.passed(observedAt, now)) {
      problems.add(1, "observed at " + observedAt + ", which is yet to come");
    }
    var opened = open(file, problems);
    problems.refuse();
    return opened.stream().map(inventory -> transcript(inventory, FileName.of(file), now));
  }

  private static List<GlpiFile> open(Path file, Problems problems) throws IOException {
    try {
      var inventory = GlpiFile.of(FileText.read(file, Limits.INVENTORY_BYTES));
      inventory.check(problems);
      return List.of(inventory);
    } catch (BadRowException e) {
      problems.add(e.line(), String.valueOf(e.getMessage()));
    } catch (BadJsonException e) {
      problems.add(e.line(), "column " + e.column() + ": " + e.getMessage());
    }
    return List.of();
  }

  private Transcript transcript(GlpiFile inventory, FileName name, Instant now) {
    return new Batches(PROBE, name, now, List.of()).of(inventory.exchanges(name, observedAt));
  }
}
