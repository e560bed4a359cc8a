package org.cadastre.cli.view;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.runtime.Part;

/// Parts of runs that several nodes do together.
public final class ShardView {
  private ShardView() {}

  public static void list(Console console, List<Part> shards) {
    console.list(() -> table(shards), () -> shards.stream().map(ShardView::json).toList());
  }

  private static Table table(List<Part> shards) {
    var table = new Table("RUN", "SHARD", "STATE", "NODE", "TAKEN", "ZONE", "TARGETS");
    for (var one : shards) {
      table.row(
          one.run(),
          Integer.toString(one.number()),
          one.state().word(),
          one.node(),
          Long.toString(one.taken()),
          one.zone(),
          String.join(", ", one.targets()));
    }
    return table;
  }

  private static Json.Obj json(Part one) {
    return new Json.Obj()
        .put("run", one.run())
        .put("what", one.what())
        .put("shard", one.number())
        .put("state", one.state().word())
        .put("node", one.node())
        .put("taken", one.taken())
        .put("zone", one.zone())
        .put("targets", Json.texts(one.targets()));
  }

  /// How far they are, in a line.
  public static String sum(ScanRun run, List<Part> shards) {
    var nodes =
        shards.stream()
            .filter(part -> part.state() == Part.State.WORKING)
            .map(shard -> Objects.requireNonNullElse(shard.node(), "?"))
            .collect(Collectors.toCollection(TreeSet::new));
    long done = shards.stream().filter(part -> part.state() == Part.State.DONE).count();
    return "run %s: %d of %d shards done%s"
        .formatted(
            run.id(),
            done,
            shards.size(),
            nodes.isEmpty() ? "" : ", at work: " + String.join(", ", nodes));
  }
}
