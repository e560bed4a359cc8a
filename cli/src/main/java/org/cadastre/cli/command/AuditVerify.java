package org.cadastre.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cadastre.cli.view.AuditView;
import org.cadastre.runtime.Audit;
import org.cadastre.runtime.AuditReport;
import org.cadastre.runtime.access.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre audit verify`
@Command(
    name = "verify",
    description =
        "Hold journal and decisions against what was signed; or check an exported proof, for"
            + " which no home is needed. Names every place that is not as it was.")
@Needs(Operation.AUDIT)
final class AuditVerify implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "As 'audit export' wrote it.")
  private @Nullable Path file;

  @Option(
      names = "--key",
      paramLabel = "FINGERPRINT",
      description = "Of the key that must have signed the file.")
  private @Nullable String key;

  @Option(
      names = "--since",
      paramLabel = "TIME|LOCATION",
      converter = Beginning.Word.class,
      description = "Only what came after, back to the checkpoint before it.")
  private @Nullable Beginning since;

  @Option(
      names = "--checkpoint",
      paramLabel = "LINE",
      description = "A line of audit/checkpoints that was kept elsewhere: it must still be there.")
  private @Nullable String checkpoint;

  @Override
  public Integer call() {
    boolean ofHome = since != null || checkpoint != null;
    if (file == null ? key != null : ofHome) {
      throw new ParameterException(
          spec.commandLine(), "--key is for a FILE; --since and --checkpoint are for the home.");
    }
    var root = Root.of(spec);
    var report = file == null ? verify(root) : Audit.verify(file, key);
    AuditView.show(root.console(), report);
    return report.sound() ? Exit.DONE : Exit.REFUSED;
  }

  private AuditReport verify(Root root) {
    var audit = root.cadastre().audit();
    return audit.verify(since == null ? -1 : since.in(audit), checkpoint);
  }

  /// Where in the journal a check begins.
  @FunctionalInterface
  interface Beginning {
    /// A location in the journal.
    long in(Audit audit);

    /// A location as it stands in a checkpoint, or a time.
    final class Word implements ITypeConverter<Beginning> {
      @Override
      public Beginning convert(String word) {
        if (word.matches("\\d{1,18}")) {
          long location = Long.parseLong(word);
          return _ -> location;
        }
        var time = new TimeWord().convert(word);
        return audit -> audit.signedBy(time);
      }
    }
  }
}
