package org.cadastre.cli.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.view.RunView;
import org.cadastre.cli.view.ShardView;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Following;
import org.cadastre.runtime.RunProgress;
import org.cadastre.runtime.SharedRuns;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre scan watch`
@Command(
    name = "watch",
    description = "Follow a run that another process does, and tell what it came to.")
@Needs(Operation.READ)
final class ScanWatch implements Callable<Integer> {
  private static final long OFTEN = 500;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "A run's id or how it begins (default: the one that runs, else the last).")
  private String id = "";

  @Override
  public Integer call() throws InterruptedException {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var run = id.isEmpty() ? current(cadastre) : Runs.find(cadastre, id);
    return watch(cadastre, run, root.console());
  }

  /// Follows a run to its end, where it still goes on.
  static int watch(Cadastre cadastre, ScanRun begun, Console console) throws InterruptedException {
    var run = begun;
    if (run.status() == RunStatus.RUNNING) {
      var shared = cadastre.shared();
      if (shared.isPresent()) {
        try (var all = shared.get()) {
          followNodes(all, run, console);
        }
      }
      follow(cadastre, run, console);
      run = cadastre.run(run.id());
    }
    var ended = run;
    RunView.show(console, ended, cadastre.ask(store -> store.coverage(ended.id())));
    return run.status() == RunStatus.DONE ? Exit.DONE : Exit.PARTLY;
  }

  /// What several nodes do together.
  private static void followNodes(SharedRuns all, ScanRun run, Console console)
      throws InterruptedException {
    var never = new CountDownLatch(1);
    var said = "";
    for (var shards = all.of(run.id()); !shards.isEmpty(); shards = all.of(run.id())) {
      var words = ShardView.sum(run, shards);
      if (!words.equals(said)) {
        tell(console, words);
        said = words;
      }
      if (never.await(OFTEN, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    console.draw("");
  }

  private static ScanRun current(Cadastre cadastre) {
    return cadastre.runs().stream()
        .filter(run -> run.status() == RunStatus.RUNNING)
        .findFirst()
        .orElseGet(() -> Runs.find(cadastre, "latest"));
  }

  private static void follow(Cadastre cadastre, ScanRun run, Console console)
      throws InterruptedException {
    var never = new CountDownLatch(1);
    var following = new Following(cadastre.home());
    var said = Optional.<RunProgress>empty();
    while (following.alive(run.id())) {
      var now = following.progress(run.id());
      if (!now.equals(said)) {
        now.ifPresent(progress -> tell(console, run, progress));
        said = now;
      }
      if (never.await(OFTEN, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    console.draw("");
  }

  private static void tell(Console console, ScanRun run, RunProgress progress) {
    tell(
        console,
        "run %s: %d of %d asked, %d answered"
            .formatted(run.id(), progress.done(), progress.total(), progress.answered()));
  }

  private static void tell(Console console, String words) {
    if (console.interactive()) {
      console.draw(words);
    } else {
      console.remark(words);
    }
  }
}
