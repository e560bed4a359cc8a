package org.cadastre.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.command.OpenConflicts.Found;
import org.cadastre.cli.view.ConflictView;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.Conflict;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.Stewardship;
import org.cadastre.runtime.access.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre conflict resolve`
@Command(name = "resolve", description = "Settle who is who, now and for later scans.")
@Needs(Operation.DECIDE)
final class ConflictResolve implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ID", description = "As 'conflict list' names it, or how that begins.")
  private String id = "";

  /// Exactly one of them.
  static final class Verdict {
    @Option(names = "--same-as", paramLabel = "CI", description = "It is this item.")
    private @Nullable String sameAs;

    @Option(names = "--apart", description = "The two candidates are different items.")
    private boolean apart;

    @Option(names = "--dismiss", description = "It needs nothing more.")
    private boolean dismiss;
  }

  @ArgGroup(multiplicity = "1")
  private Verdict verdict = new Verdict();

  @Mixin private Because because = new Because();

  @Override
  public Integer call() {
    var deed = new Deed(Root.of(spec));
    var now = deed.cadastre().clock().instant();
    var found = deed.cadastre().ask(store -> OpenConflicts.of(store, now).find(id));
    return switch (found) {
      case Found.Identity(var conflict) -> {
        var sameAs = verdict.sameAs;
        var chosen = sameAs == null ? null : deed.find(sameAs);
        yield deed.done(
            conflict.candidates(),
            steward ->
                List.of(
                    chosen == null
                        ? other(steward, conflict)
                        : steward.resolveSame(conflict.id(), chosen, because.word())));
      }
      case Found.Attribute(var dispute) ->
          throw new RefusedException(
              "who is right about an attribute, a rule or a lock says:\n  "
                  + String.join("\n  ", ConflictView.settling(dispute)));
    };
  }

  private Act.Signed other(Stewardship steward, Conflict conflict) {
    if (verdict.apart) {
      return steward.resolveApart(conflict.id(), because.word());
    }
    if (verdict.dismiss) {
      return steward.dismiss(conflict.id(), because.word());
    }
    throw new IllegalStateException("one of the three options is there");
  }
}
