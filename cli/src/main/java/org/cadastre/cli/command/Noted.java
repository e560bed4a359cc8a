package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.Deeds;
import org.cadastre.core.ci.Act;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Stewardship.Word;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that changes one thing, and tells what is on record of it.
abstract class Noted implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Remark remark = new Remark();

  /// Does it.
  ///
  /// @param word who says so, and why
  abstract Act.Signed change(Cadastre cadastre, Word word);

  @Override
  public final Integer call() {
    var root = Root.of(spec);
    Deeds.noted(root.console(), change(root.cadastre(), remark.word()));
    return Exit.DONE;
  }
}
