package org.cadastre.cli.command;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cadastre.cli.view.Deeds;
import org.cadastre.cli.view.TokenView;
import org.cadastre.runtime.access.Operation;
import org.cadastre.runtime.access.Role;
import org.cadastre.runtime.identity.Identities;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre token create`
@Command(
    name = "create",
    description = "Make a token and print it, this once: nothing is kept that it could be told by.")
@Needs(Operation.CHANGE_USERS)
final class TokenCreate implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "Letters, digits, '@', '.', '-' and '_'.")
  private String name = "";

  @Option(names = "--user", required = true, paramLabel = "USER", description = "Whose it is.")
  private String user = "";

  @Option(
      names = "--role",
      split = ",",
      paramLabel = "ROLE",
      converter = RoleWord.class,
      completionCandidates = RoleWord.Candidates.class,
      description = "Of the user's roles only these (default: all that the user has at the time).")
  private Set<Role> roles = Set.of();

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      defaultValue = "90d",
      converter = SpanWord.class,
      description = "How long it lets somebody in (default: ${DEFAULT-VALUE}; a year at most).")
  private Duration expires = Duration.ofDays(90);

  @Mixin private Remark remark = new Remark();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var made = new Identities(root.cadastre()).make(name, user, roles, expires, remark.word());
    var console = root.console();
    TokenView.made(console, made);
    Deeds.noted(console, made.signed());
    return Exit.DONE;
  }
}
