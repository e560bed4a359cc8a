package org.cadastre.cli.view;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CiRecord;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.SweepReport;

/// What the demo found, as a person should read it: the estate, what changed, who contradicts whom,
/// one value with its proof, and where to go from there.
public final class DemoStory {
  private static final String TOLD = "host.name";

  /// An attribute on which sources disagree.
  private record Dispute(ConfigurationItem item, AttributeState state) {}

  private final Cadastre cadastre;
  private final Console console;
  private final Instant now;

  public DemoStory(Cadastre cadastre, Console console) {
    this.cadastre = cadastre;
    this.console = console;
    this.now = cadastre.clock().instant();
  }

  public void tell(List<SweepReport> first, List<SweepReport> second) {
    cadastre.ask(store -> {
      var records = store.list(new CiQuery(List.of(), false, true), now);
      console.one(
          () -> text(store, records, first, second),
          () -> new ItemView(now, new Surroundings()).table(records),
          () -> json(store, records, first, second));
      return records.size();
    });
  }

  private String text(
      CmdbStore store, List<CiRecord> records, List<SweepReport> first, List<SweepReport> second) {
    var text = new StringBuilder();
    text.append(
        heading(
            "The estate",
            "two scans of %d endpoints: %d answered, then %d"
                .formatted(
                    first.stream().mapToLong(SweepReport::asked).sum(),
                    first.stream().mapToInt(SweepReport::answered).sum(),
                    second.stream().mapToInt(SweepReport::answered).sum())));
    text.append(console.render(new ItemView(now, new Surroundings()).table(records)));
    text.append(heading("What changed between the scans", "cadastre ci history CI"));
    text.append(console.render(changes(store, second)));
    text.append(heading("What could not be seen", "cadastre coverage --gaps"));
    text.append(console.render(CoverageView.table(failures(second))));
    text.append(
        heading("One machine, seen by many", "its cloud, its agent and its login name one item"));
    text.append(console.render(DemoWitnesses.table(store, records)));
    var disputes = disputes(records);
    text.append(
        heading("Where the sources disagree", "an authority rule decides; the loser is kept"));
    text.append(console.render(table(disputes)));
    told(disputes).ifPresent(dispute -> text.append(lineage(store, dispute)));
    text.append(further(told(disputes)));
    return text.toString();
  }

  private static List<CoverageRow> failures(List<SweepReport> reports) {
    return reports.stream().flatMap(report -> report.failures().stream()).toList();
  }

  private static String heading(String title, String aside) {
    return "\n%s (%s)\n".formatted(title.toUpperCase(Locale.ROOT), aside);
  }

  /// What the second scan saw differently, the parts of hosts included.
  private Table changes(CmdbStore store, List<SweepReport> second) {
    var table = new Table("ITEM", "OF", "WHAT", "FROM", "TO", "EVIDENCE");
    var since = second.getFirst().run().started();
    var seen = new LinkedHashSet<CiId>();
    second.forEach(report -> seen.addAll(report.seen()));
    for (var id : seen) {
      var item = store.item(id).orElseThrow();
      HistoryView.of(store, id).since(since, item.name(), table);
    }
    return table;
  }

  private static List<Dispute> disputes(List<CiRecord> records) {
    var disputes = new ArrayList<Dispute>();
    for (var record : records) {
      for (var state : record.states()) {
        boolean contradicted =
            state.decision().losses().stream()
                .anyMatch(loss -> !loss.value().equals(state.value()));
        if (contradicted && !state.attribute().equals("ci.class")) {
          disputes.add(new Dispute(record.item(), state));
        }
      }
    }
    return disputes;
  }

  private static Table table(List<Dispute> disputes) {
    var table = new Table("ITEM", "ATTRIBUTE", "BELIEVED", "SAYS", "NOT BELIEVED", "SAYS IT");
    for (var dispute : disputes) {
      var state = dispute.state();
      for (var loss : state.decision().losses()) {
        if (!loss.value().equals(state.value())) {
          table.row(
              dispute.item().name(),
              state.attribute(),
              state.value().toString(),
              state.winner().source(),
              loss.value().toString(),
              loss.facet().source());
        }
      }
    }
    return table;
  }

  private static Optional<Dispute> told(List<Dispute> disputes) {
    return disputes.stream()
        .filter(dispute -> dispute.state().attribute().equals(TOLD))
        .findFirst()
        .or(() -> disputes.stream().findFirst());
  }

  private String lineage(CmdbStore store, Dispute dispute) {
    var state = dispute.state();
    var claims = LineageView.of(state, store.claims(dispute.item().id()));
    return heading(
            "Who says so",
            "cadastre lineage %s %s".formatted(dispute.item().name(), state.attribute()))
        + new LineageView(now).text(console, dispute.item(), state, claims);
  }

  private String further(Optional<Dispute> told) {
    var here = Path.of("").toAbsolutePath();
    var directory = cadastre.home().directory();
    var home = "--home " + (directory.startsWith(here) ? here.relativize(directory) : directory);
    var ci = told.map(dispute -> dispute.item().id()).map(CiId::value).orElse("CI");
    var evidence = told.map(d -> d.state().attribute()).orElse(TOLD);
    return """

    LOOK FURTHER
      ./cadastre %1$s ci list
      ./cadastre %1$s ci show %2$s
      ./cadastre %1$s lineage %2$s %3$s -o json
      ./cadastre %1$s ci history %2$s
      ./cadastre %1$s coverage --gaps
      ./cadastre %1$s scan list
    """
        .formatted(home, ci, evidence);
  }

  private Json.Obj json(
      CmdbStore store, List<CiRecord> records, List<SweepReport> first, List<SweepReport> second) {
    var items = new ItemView(now, new Surroundings());
    var lineages =
        disputes(records).stream()
            .map(dispute ->
                new LineageView(now)
                    .json(
                        dispute.item(),
                        dispute.state(),
                        LineageView.of(dispute.state(), store.claims(dispute.item().id()))))
            .toList();
    return new Json.Obj()
        .put("home", cadastre.home().directory().toString())
        .put(
            "runs",
            Json.texts(
                Stream.concat(first.stream(), second.stream())
                    .map(report -> report.run().id())
                    .toList()))
        .put("items", Json.array(records.stream().map(items::brief).toList()))
        .put("disagreements", Json.array(lineages))
        .put("failures", Json.array(failures(second).stream().map(CoverageView::json).toList()));
  }
}
