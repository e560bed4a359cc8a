package org.cadastre.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.TranscriptArchive;
import org.jspecify.annotations.Nullable;

/// Keeps and enters the transcripts of a run as they come in, on one thread, and gives the register
/// up when others want to read it.
///
/// Of those that wait, the earliest are entered first, however long their threads stood in line:
/// what comes out of order has to be fitted in among what is known already, which costs far more.
///
/// Transcripts are kept only while the register is held, so that the archive's order is the
/// register's: whatever lies in the archive behind the register's last location belongs to a
/// process that died, and is entered before anything new.
final class Committer implements Runnable {
  private static final int MOST_WAITING = 512;
  private static final int HELD_IDLE_MILLIS = 50;
  static final Duration GAP = Duration.ofMillis(60);

  /// @param transcript null at the end of all
  private record Work(Instant at, @Nullable Transcript transcript) {
    static final Work FINISH = new Work(Instant.MAX, null);
  }

  private final PriorityBlockingQueue<Work> waiting =
      new PriorityBlockingQueue<>(MOST_WAITING, Comparator.comparing(Work::at));
  private final Semaphore places = new Semaphore(MOST_WAITING, true);
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
    places.acquireUninterruptibly();
    if (failure == null) {
      waiting.add(new Work(transcript.ended(), transcript));
    }
  }

  /// No more is coming.
  void finish() {
    waiting.add(Work.FINISH);
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
        var transcripts = taken(waiting.take());
        if (!transcripts.isEmpty()) {
          enter(transcripts);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failure = e;
      places.release(Integer.MAX_VALUE / 2);
      onFailure.run();
    }
  }

  /// The earliest of what waits; none at the end, or when nothing comes for a while.
  private List<Transcript> taken(@Nullable Work first) {
    if (first == null) {
      return List.of();
    }
    var works = new ArrayList<Work>(List.of(first));
    waiting.drainTo(works, Registrar.BATCH - 1);
    var transcripts = new ArrayList<Transcript>();
    for (var work : works) {
      if (work.transcript() == null) {
        finished = true;
      } else {
        transcripts.add(work.transcript());
      }
    }
    places.release(transcripts.size());
    return transcripts;
  }

  private void enter(List<Transcript> first) throws InterruptedException {
    var transcripts = first;
    try (CmdbStore store = registers.open()) {
      if (alone) {
        Registrar.catchUp(rulings, store, archive);
      }
      while (!transcripts.isEmpty()) {
        registrar.enter(store, transcripts.stream().map(one -> archive.append(run, one)).toList());
        transcripts =
            finished || registers.wanted()
                ? List.of()
                : taken(waiting.poll(HELD_IDLE_MILLIS, TimeUnit.MILLISECONDS));
      }
    }
    if (!finished) {
      LockSupport.parkNanos(GAP.toNanos());
    }
  }
}
