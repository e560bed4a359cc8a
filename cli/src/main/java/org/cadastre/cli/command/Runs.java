package org.cadastre.cli.command;

import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.RefusedException;

/// Finds runs by what an operator calls them.
final class Runs {
  private Runs() {}

  /// @param id a run's id or how it begins; `latest`: the last one that was not disowned
  static ScanRun find(Cadastre cadastre, String id) {
    if (!id.equals("latest")) {
      return cadastre.run(id);
    }
    var runs = cadastre.runs();
    return runs.stream()
        .filter(run -> run.status() != RunStatus.DISOWNED)
        .findFirst()
        .orElseThrow(() ->
            new RefusedException(
                runs.isEmpty()
                    ? "there was no run yet"
                    : "every run that there was is disowned; 'scan list' names them"));
  }
}
