package org.cadastre.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.runtime.BackupReport;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre backup`
@Command(
    name = "backup",
    description =
        "Write the home into one file, read it again and hold it against what was written. Others"
            + " may go on working.")
@Needs(Operation.BACK_UP)
final class BackUp implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "A new file; nothing is overwritten.")
  private Path file = Path.of("");

  @Option(
      names = "--with-vault-key",
      description =
          "Put the vault's own key in, and the file of the database's password: whoever has the"
              + " backup then has the secrets.")
  private boolean withKey;

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var report = root.cadastre().backUp(file.toAbsolutePath(), withKey);
    show(root, "written and verified", file, report);
    return Exit.DONE;
  }

  static void show(Root root, String done, Path file, BackupReport report) {
    root.console()
        .one(
            () ->
                "%s: %s, %d files, %d bytes, as of %s%n"
                    .formatted(file, done, report.files(), report.bytes(), report.takenAt()),
            () ->
                new Table("FILE", "TAKEN", "FILES", "BYTES", "IDENTICAL")
                    .row(
                        file.toString(),
                        report.takenAt().toString(),
                        Integer.toString(report.files()),
                        Long.toString(report.bytes()),
                        Boolean.toString(report.identical())),
            () ->
                new Json.Obj()
                    .put("file", file.toString())
                    .put("takenAt", report.takenAt())
                    .put("files", report.files())
                    .put("bytes", report.bytes())
                    .put("identical", report.identical())
                    .put("remarks", Json.texts(report.remarks())));
    report.remarks().forEach(root.console()::remark);
  }
}
