package org.cadastre.runtime.schedule;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.schedule.Agenda;
import org.cadastre.core.schedule.Slot;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.SharedRuns;
import org.cadastre.runtime.Sweep;
import org.cadastre.runtime.SweepReport;

/// Does what is due: runs a schedule's scan as the command line would, and notes its slot when the
/// run has ended by itself.
final class Shift {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Supplier<Cadastre> homes;
  private final Rota rota;
  private final Firings firings;
  private final Meters meters;
  private final Log log;
  private final InstantSource clock;
  private final Set<Sweep> running = ConcurrentHashMap.newKeySet();
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final CountDownLatch leaving = new CountDownLatch(1);
  private final AtomicInteger cuts = new AtomicInteger();

  /// Held while a scan of a home of files runs: a process holds its journal once.
  private final Semaphore turn = new Semaphore(1);

  private volatile boolean over;

  /// @param homes opens the home anew, with the settings and the configuration as they are then
  Shift(
      Supplier<Cadastre> homes,
      Rota rota,
      Firings firings,
      Meters meters,
      Log log,
      InstantSource clock) {
    this.homes = homes;
    this.rota = rota;
    this.firings = firings;
    this.meters = meters;
    this.log = log;
    this.clock = clock;
  }

  /// Begins a scan that somebody asks for, as `scan run` would.
  ///
  /// @param actor who asks; stands in the run
  /// @return the run's id
  /// @throws RefusedException when another scan runs, or none may
  String now(String scan, String actor) throws InterruptedException {
    if (over) {
      throw new RefusedException("the daemon ends");
    }
    var cadastre = homes.get();
    var what = "%s (by %s)".formatted(scan, actor);
    var shared = cadastre.shared();
    if (shared.isPresent()) {
      try (var runs = shared.get()) {
        var run = runs.publish(scan, what);
        log.tell(Level.INFO, "scan begins", "scan", scan, "run", run, "actor", actor);
        return run;
      }
    }
    if (!turn.tryAcquire()) {
      throw new RefusedException("another scan runs; try again when it has ended");
    }
    boolean begun = false;
    try {
      var sweep = cadastre.sweep(cadastre.profiles().request(scan), what);
      log.tell(Level.INFO, "scan begins", "scan", scan, "run", sweep.id(), "actor", actor);
      busy.add(scan);
      running.add(sweep);
      Thread.ofPlatform().name("scan").start(() -> finish(cadastre, scan, sweep));
      begun = true;
      return sweep.id();
    } finally {
      if (!begun) {
        turn.release();
      }
    }
  }

  private void finish(Cadastre cadastre, String scan, Sweep sweep) {
    try {
      run(cadastre, scan, sweep);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // The daemon outlives a scan that somebody asked for; it is told and counted.
      meters.failed(scan);
      log.failed("scan failed: " + scan, e);
    } finally {
      running.remove(sweep);
      busy.remove(scan);
      turn.release();
    }
  }

  private SweepReport run(Cadastre cadastre, String scan, Sweep sweep) throws InterruptedException {
    var begun = clock.instant();
    var report = run(sweep);
    cadastre.sign();
    told(scan, report, begun);
    return report;
  }

  /// Looks at one schedule, and does what it asks for now; waits for a scan that somebody asked
  /// for.
  void take(String name) {
    turn.acquireUninterruptibly();
    try {
      takeAlone(name);
    } finally {
      turn.release();
    }
  }

  private void takeAlone(String name) {
    var row = rota.row(name);
    if (row.isEmpty() || over) {
      return;
    }
    var now = clock.instant();
    if (rota.agenda(row.get(), now) instanceof Agenda.Run(var slot, var missed)
        && !slot.start().isAfter(now)) {
      take(row.get(), slot, missed);
    }
  }

  private void take(Rota.Row row, Slot slot, int missed) {
    var scan = row.table().schedule().scan();
    if (!busy.add(scan)) {
      return;
    }
    try {
      if (missed > 0) {
        meters.missed(row.name(), missed);
        log.tell(Level.WARNING, "missed", "schedule", row.name(), "times", missed);
      }
      var cadastre = homes.get();
      var why = cadastre.stop().reason();
      if (why.isPresent()) {
        log.tell(
            Level.WARNING, "not run: scans are stopped", "schedule", row.name(), "why", why.get());
      } else if (run(cadastre, row, slot)) {
        firings.done(row.name(), slot.due());
      }
    } finally {
      busy.remove(scan);
    }
  }

  /// @return whether the slot is dealt with; one that was cut short comes again by the schedule's
  ///   misfire policy
  private boolean run(Cadastre cadastre, Rota.Row row, Slot slot) {
    var scan = row.table().schedule().scan();
    try {
      var what = Firings.what(scan, row.name(), slot.due());
      var shared = cadastre.shared();
      if (shared.isPresent()) {
        try (var runs = shared.get()) {
          return together(cadastre, runs, scan, what);
        }
      }
      var sweep = cadastre.sweep(cadastre.profiles().request(scan), what);
      log.tell(
          Level.INFO,
          "scan begins",
          "schedule",
          row.name(),
          "scan",
          scan,
          "run",
          sweep.id(),
          "due",
          slot.due());
      return run(cadastre, scan, sweep).run().status() != RunStatus.INTERRUPTED;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } catch (RuntimeException e) {
      // One scan that cannot run must not keep the others from running; it is told and counted, and
      // its next slot tries again.
      meters.failed(scan);
      log.failed("scan failed: " + scan, e);
      return true;
    }
  }

  /// Every node does a part of the run; this one waits for its end.
  private boolean together(Cadastre cadastre, SharedRuns runs, String scan, String what)
      throws InterruptedException {
    int before = cuts.get();
    var run = runs.publish(scan, what);
    log.tell(Level.INFO, "scan begins", "scan", scan, "run", run, "what", what);
    while (runs.goesOn(run)) {
      if (leaving.await(LOOK.toMillis(), TimeUnit.MILLISECONDS) || before != cuts.get()) {
        return false;
      }
    }
    return cadastre.run(run).status() != RunStatus.INTERRUPTED;
  }

  private SweepReport run(Sweep sweep) throws InterruptedException {
    running.add(sweep);
    meters.begun();
    try {
      if (over) {
        sweep.stop();
      }
      return sweep.run((_, _, _) -> {});
    } finally {
      meters.ended();
      running.remove(sweep);
    }
  }

  private void told(String scan, SweepReport report, Instant begun) {
    meters.done(scan, report, Duration.between(begun, clock.instant()));
    boolean good = report.faults().isEmpty();
    log.tell(
        good ? Level.INFO : Level.ERROR,
        "scan ended",
        "scan",
        scan,
        "run",
        report.run().id(),
        "status",
        report.run().status().word(),
        "asked",
        report.asked(),
        "answered",
        report.answered(),
        "items",
        report.seen().size(),
        "new",
        report.created().size(),
        "failed",
        report.failures().size(),
        "faults",
        report.faults().size());
  }

  boolean idle() {
    return running.isEmpty() && busy.isEmpty();
  }

  /// Begins nothing more.
  void over() {
    over = true;
    leaving.countDown();
  }

  /// Ends what runs with what it has.
  void cutShort() {
    cuts.incrementAndGet();
    running.forEach(Sweep::stop);
  }
}
