package org.cadastre.cli.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cadastre.runtime.FileIntake;
import org.cadastre.runtime.QueueIntake;
import org.cadastre.runtime.SweepRequest;
import org.cadastre.runtime.access.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre import aws-events`
@Command(
    name = "aws-events",
    description =
        "What EventBridge or CloudTrail say was changed: marks it, and names the probe that is due."
            + " Verifies nothing.")
@Needs(Operation.IMPORT)
final class ImportAwsEvents implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "'-' for standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--queue",
      paramLabel = "URL",
      description =
          "Take events from this queue of SQS instead, until it is empty. A message is taken off"
              + " when what it says is kept.")
  private @Nullable String queue;

  @Option(names = "--follow", description = "Of a queue: go on waiting for more.")
  private boolean follow;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description =
          "Of a queue: how long to wait for a message before it is taken for empty, 1 to 20"
              + " (default: ${DEFAULT-VALUE}).")
  private int wait = 5;

  @Mixin private SweepOptions options = new SweepOptions();

  @Override
  public Integer call() throws InterruptedException {
    var root = Root.of(spec);
    var url = queue;
    if ((url == null) == files.isEmpty() || (url == null && follow) || wait < 1 || wait > 20) {
      throw new ParameterException(
          spec.commandLine(), "Name files, or a queue (--queue URL [--follow] [--wait 1..20]).");
    }
    return url == null
        ? new Intake(root).take("aws-events", files, FileIntake.awsEvents())
        : drain(root, url);
  }

  private int drain(Root root, String url) throws InterruptedException {
    var cadastre = root.cadastre();
    var request =
        new SweepRequest(
                List.of(), List.of(), List.of("aws"), Map.of(), options.credentials(), false)
            .with(options.accounts());
    var told = new Told(root);
    cadastre.queue(request, url).run(follow, Duration.ofSeconds(wait), told::batch);
    if (told.exit < 0) {
      root.console().remark("nothing was on the queue");
    }
    return Math.max(Exit.DONE, told.exit);
  }

  /// Tells of each run of messages as it was taken in.
  private static final class Told {
    private final Root root;
    private int exit = -1;

    Told(Root root) {
      this.root = root;
    }

    void batch(QueueIntake.Batch batch) {
      int of = Intake.told(root, batch.report());
      // That nothing was changed by what happened is no refusal.
      exit = Math.max(exit, of == Exit.REFUSED ? Exit.DONE : of);
      batch.left().forEach(root.console()::error);
      if (!batch.left().isEmpty()) {
        exit = Exit.PARTLY;
      }
    }
  }
}
