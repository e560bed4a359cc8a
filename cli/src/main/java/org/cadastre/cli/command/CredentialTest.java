package org.cadastre.cli.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cadastre.cli.output.Clean;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.scan.Result;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.SweepRequest;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre credential test`
@Command(name = "test", description = "Whether a credential opens a target.")
@Needs(Operation.SCAN)
final class CredentialTest implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "NAME", description = "Of the credential.")
  private String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TARGET",
      description =
          "An address or a name within its scope; of aws and azure an account (default: those that"
              + " it is for).")
  private String target = "";

  @Mixin private SweepOptions options = new SweepOptions();

  @Override
  public Integer call() throws InterruptedException {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var entry = cadastre.vault().named(List.of(name)).getFirst();
    var protocol = entry.kind().protocol();
    if (target.isEmpty() && !Cadastre.ofAccounts(protocol)) {
      throw new ParameterException(spec.commandLine(), "Say what to try: an address or a name.");
    }
    var ports = options.ports().containsKey(protocol) ? options.ports() : Map.<String, Integer>of();
    var request =
        new SweepRequest(
                target.isEmpty() ? List.of() : List.of(target),
                List.of(),
                List.of(protocol),
                ports,
                List.of(name),
                options.pin())
            .with(options.accounts());
    var result = cadastre.contact(request);
    return switch (result) {
      case Result.Talked talked ->
          told(root, talked.endpoint().toString(), Outcome.COMPLETE, "it opens");
      case Result.Failed(var endpoint, var outcome, _, var reason) ->
          told(root, endpoint.toString(), outcome, reason);
      case Result.Faulted(_, var fault) -> throw fault;
    };
  }

  private int told(Root root, String endpoint, Outcome outcome, String reason) {
    root.console()
        .one(
            () -> "%s: %s: %s%n".formatted(endpoint, outcome.word(), Clean.line(reason)),
            () ->
                new Table("CREDENTIAL", "ENDPOINT", "OUTCOME", "REASON")
                    .row(name, endpoint, outcome.word(), reason),
            () ->
                new Json.Obj()
                    .put("credential", name)
                    .put("endpoint", endpoint)
                    .put("outcome", outcome.word())
                    .put("reason", reason));
    return outcome == Outcome.COMPLETE ? Exit.DONE : Exit.PARTLY;
  }
}
