package org.cadastre.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.runtime.Stewardship.Selector;
import org.cadastre.runtime.access.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre ci split`
@Command(
    name = "split",
    description =
        "An item is two, whatever they share. The options say which of its sightings are the other"
            + " one's: those of which all options hold.")
@Needs(Operation.DECIDE)
final class CiSplit implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "CI", description = "As for 'ci show'.")
  private String name = "";

  @Option(names = "--source", paramLabel = "SOURCE", description = "Who met it, such as ssh.")
  private @Nullable String source;

  @Option(
      names = "--endpoint",
      paramLabel = "ENDPOINT",
      description = "Where it was met, such as ssh:10.0.0.1:22.")
  private @Nullable String endpoint;

  @Option(
      names = "--key",
      paramLabel = "TYPE=VALUE",
      description = "What it was told by, such as net.mac=52:54:00:12:34:56.")
  private @Nullable String key;

  @Mixin private Because because = new Because();

  @Override
  public Integer call() {
    if (source == null && endpoint == null && key == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Say which sightings are another item's: --source, --endpoint, --key.");
    }
    if (key != null && key.indexOf('=') < 1) {
      throw new ParameterException(spec.commandLine(), "--key is TYPE=VALUE, not '" + key + "'.");
    }
    var deed = new Deed(Root.of(spec));
    var ci = deed.find(name);
    var those = new Selector(source, endpoint, key);
    return deed.done(List.of(ci), steward -> List.of(steward.split(ci, those, because.word())));
  }
}
