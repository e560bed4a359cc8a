package org.cadastre.cli.view;

import java.util.List;
import java.util.Map;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Conflict;

/// What is left for a person to settle.
public final class ConflictView {
  private final Map<CiId, ConfigurationItem> items;

  /// @param items the candidates of the conflicts that are to be shown
  public ConflictView(Map<CiId, ConfigurationItem> items) {
    this.items = Map.copyOf(items);
  }

  public void list(Console console, List<Conflict> conflicts) {
    console.list(() -> table(conflicts), () -> conflicts.stream().map(this::json).toList());
  }

  private Table table(List<Conflict> conflicts) {
    var table = new Table("RAISED", "ABOUT", "BECAUSE", "CANDIDATES", "EVIDENCE");
    for (var conflict : conflicts) {
      table.row(
          Words.time(conflict.raisedAt()),
          conflict.subject(),
          conflict.because(),
          String.join(", ", conflict.candidates().stream().map(this::named).toList()),
          Words.citation(conflict.evidence()));
    }
    return table;
  }

  private String named(CiId id) {
    var item = items.get(id);
    return item == null ? id.value() : id + " " + item.name();
  }

  private Json.Obj json(Conflict conflict) {
    return new Json.Obj()
        .put("id", conflict.id())
        .put("subject", conflict.subject())
        .put("because", conflict.because())
        .put("candidates", Json.array(conflict.candidates().stream().map(this::candidate).toList()))
        .put("raisedAt", conflict.raisedAt())
        .put("run", conflict.run())
        .put("transcript", conflict.evidence().transcript())
        .put("exchange", conflict.evidence().exchange());
  }

  private Json.Obj candidate(CiId id) {
    var object = new Json.Obj().put("ci", id.value());
    var item = items.get(id);
    return item == null ? object : object.put("class", item.ciClass()).put("name", item.name());
  }
}
