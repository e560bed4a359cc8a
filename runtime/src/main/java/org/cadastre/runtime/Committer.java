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
///
/// Transcripts are kept only while the register is held, so that the archive's order is the
/// register's: whatever lies in the archive behind the register's last location belongs to a
/// process that died, and is entered before anything new.
final class Committer implements Runnable {
  private static final int MOST_WAITING = 512;
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(1);
  private static final Duration GAP = Duration.ofMillis(60);

  private sealed interface Work {
    record Keep(Transcript transcript) implements Work {}

    record Finish() implements Work {}
  }

  private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Registers registers;
  private final TranscriptArchive archive;
  private final Rulings rulings;
  private final Registrar registrar;
  private final String run;
  private final boolean alone;
  private final Runnable onFailure;
  private boolean finished;
  private volatile @Nullable Throwable failure;

  /// @param alone whether what lies in the archive behind the register's last location is nobody's,
  ///   and not what other nodes are entering just now
  /// @param onFailure called once when it cannot go on
  Committer(
      Registers registers,
      TranscriptArchive archive,
      Rulings rulings,
      Registrar registrar,
      String run,
      boolean alone,
      Runnable onFailure) {
    this.registers = registers;
    this.archive = archive;
    this.rulings = rulings;
    this.registrar = registrar;
    this.run = run;
    this.alone = alone;
    this.onFailure = onFailure;
  }

  /// Waits for a place when entering is slower than asking; what comes after a failure is dropped.
  void keep(Transcript transcript) {
    put(new Work.Keep(transcript));
  }

  /// No more is coming.
  void finish() {
    put(new Work.Finish());
  }

  private void put(Work work) {
    boolean interrupted = Thread.interrupted();
    try {
      while (failure == null) {
        try {
          if (queue.offer(work, 100, TimeUnit.MILLISECONDS)) {
            return;
          }
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// What ended it early, if anything did: a full disk, a damaged database, a register held by
  /// another.
  @Nullable Throwable failure() {
    return failure;
  }

  @Override
  public void run() {
    try {
      while (!finished) {
        var transcripts = taken(queue.take());
        if (!transcripts.isEmpty()) {
          enter(transcripts);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failure = e;
      onFailure.run();
    }
  }

  private void keep(CmdbStore store, List<Transcript> transcripts) {
    for (int from = 0; from < transcripts.size(); from += Registrar.BATCH) {
      int to = Math.min(transcripts.size(), from + Registrar.BATCH);
      var kept =
          transcripts.subList(from, to).stream().map(one -> archive.append(run, one)).toList();
      registrar.enter(store, kept);
    }
  }

  private List<Transcript> taken(Work first) {
    var works = new ArrayList<Work>(List.of(first));
    queue.drainTo(works);
    var transcripts = new ArrayList<Transcript>();
    for (var work : works) {
      switch (work) {
        case Work.Keep(var transcript) -> transcripts.add(transcript);
        case Work.Finish() -> finished = true;
      }
    }
    return transcripts;
  }

  private void enter(List<Transcript> first) throws InterruptedException {
    var transcripts = first;
    long until = System.nanoTime() + LONGEST_HOLD.toNanos();
    try (CmdbStore store = registers.open()) {
      if (alone) {
        Registrar.catchUp(rulings, store, archive);
      }
      while (!transcripts.isEmpty()) {
        keep(store, transcripts);
        var next =
            finished || System.nanoTime() > until ? null : queue.poll(50, TimeUnit.MILLISECONDS);
        transcripts = next == null ? List.of() : taken(next);
      }
    }
    if (!finished) {
      LockSupport.parkNanos(GAP.toNanos());
    }
  }
}
