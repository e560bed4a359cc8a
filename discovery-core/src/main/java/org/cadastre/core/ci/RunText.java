package org.cadastre.core.ci;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.ci.FieldText.Reader;
import org.cadastre.core.ci.FieldText.Writer;
import org.cadastre.core.evidence.Outcome;

/// A run and its coverage within an act's text.
final class RunText {
  private RunText() {}

  static Writer write(Writer out, ScanRun run, List<CoverageRow> coverage) {
    out.field("act", "run-recorded")
        .field("run", run.id())
        .field("what", run.what())
        .field("started", run.started())
        .optional("ended", run.ended())
        .field("status", run.status())
        .field("config", run.configHash());
    coverage.forEach(row -> write(out, row));
    return out;
  }

  private static void write(Writer out, CoverageRow row) {
    out.field("covered", row.run())
        .field("source", row.source())
        .field("scope", row.scope())
        .field("facet", row.facet())
        .field("outcome", row.outcome())
        .field("reason", row.reason())
        .optional("ci", row.ci())
        .optional("transcript", row.transcript());
  }

  static Act.RunRecorded read(Reader in) {
    var run =
        new ScanRun(
            in.field("run"),
            in.field("what"),
            in.field("started", Instant::parse),
            in.optional("ended", Instant::parse),
            in.field("status", RunStatus::valueOf),
            in.field("config"));
    var coverage = new ArrayList<CoverageRow>();
    while (in.at("covered")) {
      coverage.add(row(in));
    }
    return new Act.RunRecorded(run, coverage);
  }

  private static CoverageRow row(Reader in) {
    return new CoverageRow(
        in.field("covered"),
        in.field("source"),
        in.field("scope"),
        in.field("facet"),
        in.field("outcome", Outcome::valueOf),
        in.field("reason"),
        in.optional("ci", CiId::new),
        in.optional("transcript"));
  }
}
