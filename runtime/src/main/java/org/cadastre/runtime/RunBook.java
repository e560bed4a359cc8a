package org.cadastre.runtime;

import java.util.List;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.store.CmdbStore;

/// The runs that the register knows of, as they are: one whose process is gone is interrupted.
record RunBook(Cadastre cadastre) {

  /// Newest first.
  List<ScanRun> all() {
    return cadastre.ask(CmdbStore::runs).stream().map(this::asItIs).toList();
  }

  /// @throws RefusedException when there is no such run
  ScanRun one(String idPrefix) {
    return cadastre
        .ask(store -> store.run(idPrefix))
        .map(this::asItIs)
        .orElseThrow(() -> new RefusedException("there is no run " + idPrefix));
  }

  private ScanRun asItIs(ScanRun run) {
    boolean dead =
        run.status() == RunStatus.RUNNING
            && !RunLock.held(cadastre.home(), run.id())
            && !goesOnElsewhere(run.id());
    return dead
        ? new ScanRun(
            run.id(), run.what(), run.started(), null, RunStatus.INTERRUPTED, run.configHash())
        : run;
  }

  private boolean goesOnElsewhere(String run) {
    return cadastre.ofShared(all -> all.goesOn(run)).orElse(false);
  }
}
