package org.cadastre.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.TranscriptArchive;
import org.jspecify.annotations.Nullable;

/// Keeps and enters the transcripts of a run as they come in, on one thread, and gives the register
/// up now and then so that others may read it.
final class Committer implements Runnable {
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(1);
  private static final Duration GAP = Duration.ofMillis(60);

  private sealed interface Work {
    record Keep(Transcript transcript) implements Work {}

    record Finish() implements Work {}
  }

  private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
  private final Registers registers;
  private final TranscriptArchive archive;
  private final Registrar registrar;
  private final String run;
  private boolean finished;
  private volatile @Nullable RuntimeException failure;

  Committer(Registers registers, TranscriptArchive archive, Registrar registrar, String run) {
    this.registers = registers;
    this.archive = archive;
    this.registrar = registrar;
    this.run = run;
  }

  void keep(Transcript transcript) {
    queue.add(new Work.Keep(transcript));
  }

  /// No more is coming.
  void finish() {
    queue.add(new Work.Finish());
  }

  /// What ended it early, if anything did: a full disk, a damaged database.
  @Nullable RuntimeException failure() {
    return failure;
  }

  @Override
  public void run() {
    try {
      while (!finished) {
        var kept = keepAll(queue.take());
        if (!kept.isEmpty()) {
          enter(kept);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private List<TranscriptArchive.Kept> keepAll(Work first) {
    var works = new ArrayList<Work>(List.of(first));
    queue.drainTo(works);
    var kept = new ArrayList<TranscriptArchive.Kept>();
    for (var work : works) {
      switch (work) {
        case Work.Keep(var transcript) -> kept.add(archive.append(run, transcript));
        case Work.Finish() -> finished = true;
      }
    }
    return kept;
  }

  private void enter(List<TranscriptArchive.Kept> first) throws InterruptedException {
    var kept = first;
    long until = System.nanoTime() + LONGEST_HOLD.toNanos();
    try (CmdbStore store = registers.open()) {
      while (!kept.isEmpty()) {
        kept.forEach(one -> registrar.enter(store, one));
        var next =
            finished || System.nanoTime() > until ? null : queue.poll(50, TimeUnit.MILLISECONDS);
        kept = next == null ? List.of() : keepAll(next);
      }
    }
    if (!finished) {
      LockSupport.parkNanos(GAP.toNanos());
    }
  }
}
