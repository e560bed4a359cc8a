package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `cadastre init`
@Command(name = "init", description = "Make a home, or bring the one there is up to date.")
@Needs(Operation.MAINTAIN)
final class Init implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    boolean isNew = cadastre.init();
    var directory = cadastre.home().directory().toString();
    var console = root.console();
    console.one(
        () -> (isNew ? "made a home in " : "up to date: ") + directory + "\n",
        () -> new Table("HOME", "NEW").row(directory, Boolean.toString(isNew)),
        () -> new Json.Obj().put("home", directory).put("new", isNew));
    console.remark("Settings: " + cadastre.home().settings());
    return Exit.DONE;
  }
}
