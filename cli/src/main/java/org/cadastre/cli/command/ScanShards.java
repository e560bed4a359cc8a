package org.cadastre.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.view.ShardView;
import org.cadastre.runtime.SharedRuns;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `cadastre scan shards`
@Command(
    name = "shards",
    description = "The parts of the runs that several nodes do together, and who does them.")
@Needs(Operation.READ)
final class ScanShards implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var shards = root.cadastre().ofShared(SharedRuns::parts).orElse(List.of());
    ShardView.list(root.console(), shards);
    return Exit.listed(root.console(), !shards.isEmpty());
  }
}
