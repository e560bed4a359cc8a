package org.cadastre.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.view.FindingView;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptText;
import org.cadastre.core.scan.Result;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.SweepRequest;
import org.cadastre.runtime.access.Operation;
import org.cadastre.settings.FileTrouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre probe`
@Command(name = "probe", description = "Ask one endpoint now and print what its answers prove.")
@Needs(Operation.SCAN)
final class ProbeOne implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "snmp|ssh|aws|azure",
      completionCandidates = ProbeNames.class,
      description = "How to ask.")
  private String probe = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TARGET",
      description =
          "An address or a name; of aws an account, of azure a"
              + " subscription (default: that of the credential).")
  private String target = "";

  @Option(names = "--commit", description = "Enter the findings into the register.")
  private boolean commit;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Keep the transcript in a file, for 'replay' or a test.")
  private @Nullable Path record;

  @Mixin private SweepOptions options = new SweepOptions();

  @Override
  public Integer call() throws InterruptedException {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var console = root.console();
    var request =
        new SweepRequest(
                target.isEmpty() ? List.of() : List.of(target),
                List.of(),
                List.of(probe),
                options.ports(),
                options.credentials(),
                options.pin())
            .with(options.accounts());
    if (Cadastre.ofAccounts(probe)) {
      return new ProbeAccounts(cadastre, console, record, commit).run(request);
    }
    if (target.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Say what to ask: an address or a name.");
    }
    console.draw("asking " + target + " …");
    var result = cadastre.probe(request);
    console.draw("");
    return switch (result) {
      case Result.Talked(var transcript, _) -> talked(cadastre, console, transcript);
      case Result.Failed(var endpoint, var outcome, _, var reason) -> {
        console.error(endpoint + ": " + outcome.word() + ": " + reason);
        yield Exit.PARTLY;
      }
      case Result.Faulted(_, var fault) -> throw fault;
    };
  }

  private int talked(Cadastre cadastre, Console console, Transcript transcript) {
    if (record != null) {
      write(record, transcript);
    }
    var reading = cadastre.read(transcript);
    console.remark(FindingView.heading(transcript));
    FindingView.list(console, reading.findings());
    if (commit) {
      var report = cadastre.enter(List.of(transcript), "probe " + probe + " " + target);
      report
          .seen()
          .forEach(ci -> console.remark("entered as " + ci + " in run " + report.run().id()));
      report.faults().forEach(console::error);
      return ScanRunNow.exit(report);
    }
    return reading.findings().isEmpty() ? Exit.REFUSED : Exit.DONE;
  }

  static void write(Path file, Transcript transcript) {
    try {
      Files.writeString(file, TranscriptText.write(transcript));
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be written: " + FileTrouble.words(e));
    }
  }

  /// What a shell may complete.
  static final class ProbeNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Cadastre.probes().iterator();
    }
  }
}
