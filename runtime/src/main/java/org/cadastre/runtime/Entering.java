package org.cadastre.runtime;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.TranscriptArchive;
import org.cadastre.core.store.TranscriptArchive.Kept;

/// Enters transcripts that are at hand, of a probe or a file, as a run of their own.
record Entering(
    Registers registers,
    Supplier<TranscriptArchive> archives,
    Rulings rulings,
    InstantSource clock) {

  SweepReport enter(Iterable<Transcript> transcripts, String what) {
    var started = clock.instant();
    var hash = rulings.configuration().hash();
    var run = new ScanRun(Sweep.runId(started), what, started, null, RunStatus.RUNNING, hash);
    try (var archive = archives.get();
        var store = registers.open()) {
      Chronology.require(store, started);
      var registrar = new Registrar(rulings, archive);
      store.commit(ChangeSet.of(new Change.RunPut(run)));
      Registrar.catchUp(rulings, store, archive);
      int count = enter(store, archive, registrar, run, transcripts);
      new Measuring(rulings, registrar).measure(store);
      boolean well = registrar.faults().isEmpty() && registrar.failures().isEmpty();
      var ended = run.ended(clock.instant(), well ? RunStatus.DONE : RunStatus.PARTLY);
      registrar.act(store, "cadastre", "", new Act.RunRecorded(ended, List.of()));
      return new SweepReport(
          ended,
          count,
          count,
          registrar.seen(),
          registrar.created(),
          registrar.failures(),
          registrar.faults(),
          registrar.tally().calls(),
          registrar.tally().due());
    }
  }

  private static int enter(
      CmdbStore store,
      TranscriptArchive archive,
      Registrar registrar,
      ScanRun run,
      Iterable<Transcript> transcripts) {
    var batch = new ArrayList<Kept>();
    int count = 0;
    for (var transcript : transcripts) {
      batch.add(archive.append(run.id(), transcript));
      count++;
      if (batch.size() >= Registrar.BATCH) {
        registrar.enter(store, batch);
        batch.clear();
      }
    }
    registrar.enter(store, batch);
    return count;
  }
}
