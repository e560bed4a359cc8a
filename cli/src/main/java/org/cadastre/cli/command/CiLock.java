package org.cadastre.cli.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.access.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre ci lock`
@Command(
    name = "lock",
    description =
        "Hold an attribute at a value, whatever is observed; what is observed stays beside it.")
@Needs(Operation.DECIDE)
final class CiLock implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "CI", description = "As for 'ci show'.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "ATTRIBUTE", description = "Such as host.name.")
  private String attribute = "";

  @Parameters(
      index = "2",
      arity = "0..*",
      paramLabel = "VALUE",
      description = "Of the attribute's kind; several for a set.")
  private List<String> words = List.of();

  @Option(names = "--none", description = "In place of a value: there is nothing.")
  private boolean none;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = TimeWord.class,
      description = "When the lock ends by itself (2026-12-01, 2026-12-01T08:00:00Z).")
  private @Nullable Instant until;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = SpanWord.class,
      description = "How long it holds from now on (12h, 30d).")
  private @Nullable Duration span;

  @Mixin private Because because = new Because();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var deed = new Deed(root);
    var cadastre = deed.cadastre();
    var value = ValueWords.parse(cadastre.configuration().model(), attribute, words, none);
    var ci = deed.find(name);
    var end = end(cadastre);
    return deed.done(
        List.of(ci), steward -> List.of(steward.lock(ci, attribute, value, end, because.word())));
  }

  private @Nullable Instant end(Cadastre cadastre) {
    if (until != null && span != null) {
      throw new ParameterException(spec.commandLine(), "Either --until or --for.");
    }
    return span == null ? until : cadastre.clock().instant().plus(span);
  }
}
