package org.cadastre.cli.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.view.RunView;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Following;
import org.cadastre.runtime.RunProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre scan watch`
@Command(
    name = "watch",
    description = "Follow a run that another process does, and tell what it came to.")
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
    if (run.status() == RunStatus.RUNNING) {
      follow(cadastre, run, root.console());
      run = cadastre.run(run.id());
    }
    var ended = run;
    RunView.show(root.console(), ended, cadastre.ask(store -> store.coverage(ended.id())));
    return run.status() == RunStatus.DONE ? Exit.DONE : Exit.PARTLY;
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
    var words =
        "run %s: %d of %d asked, %d answered"
            .formatted(run.id(), progress.done(), progress.total(), progress.answered());
    if (console.interactive()) {
      console.draw(words);
    } else {
      console.remark(words);
    }
  }
}
