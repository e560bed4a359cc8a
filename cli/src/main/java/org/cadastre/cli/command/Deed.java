package org.cadastre.cli.command;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.cadastre.cli.view.EffectView;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.CiId;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Stewardship;

/// Has something decided, and tells what came of it.
final class Deed {
  private final Root root;
  private final Cadastre cadastre;

  Deed(Root root) {
    this.root = root;
    cadastre = root.cadastre();
  }

  Cadastre cadastre() {
    return cadastre;
  }

  CiId find(String name) {
    return cadastre.ask(store -> Items.find(root.console(), store, name));
  }

  /// @param about the items that are decided upon
  /// @return the exit code
  int done(Collection<CiId> about, Function<Stewardship, List<Act.Signed>> decision) {
    EffectView.show(root.console(), cadastre.decide(about, decision));
    return Exit.DONE;
  }
}
