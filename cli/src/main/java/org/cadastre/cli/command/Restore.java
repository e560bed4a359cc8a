package org.cadastre.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cadastre.runtime.access.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre restore`
@Command(
    name = "restore",
    description =
        "Make a home out of a backup: verified, its register rebuilt from the journal and compared"
            + " with what it was. A home that is there is left alone.")
@Needs(Operation.MAINTAIN)
final class Restore implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "As 'cadastre backup' wrote it.")
  private Path file = Path.of("");

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Settings in place of those in the backup, such as another database.")
  private @Nullable Path settings;

  @Override
  public Integer call() {
    var root = Root.of(spec);
    try (var line = new CountLine(root.console(), "%d entries read again")) {
      var report = root.cadastre().restore(file.toAbsolutePath(), settings, line);
      BackUp.show(root, "restored into " + root.home().directory(), file, report);
      return report.identical() ? Exit.DONE : Exit.PARTLY;
    }
  }
}
