package org.cadastre.cli.command;

import org.cadastre.core.ci.ScanRun;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.RefusedException;

/// Finds runs by what an operator calls them.
final class Runs {
  private Runs() {}

  static ScanRun find(Cadastre cadastre, String id) {
    if (!id.equals("latest")) {
      return cadastre.run(id);
    }
    return cadastre.runs().stream()
        .findFirst()
        .orElseThrow(() -> new RefusedException("there was no run yet"));
  }
}
