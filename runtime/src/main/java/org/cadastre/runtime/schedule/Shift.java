package org.cadastre.runtime.schedule;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.schedule.Agenda;
import org.cadastre.core.schedule.Slot;
import org.cadastre.runtime.Cadastre;
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

  /// Looks at one schedule, and does what it asks for now.
  void take(String name) {
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
    var begun = clock.instant();
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
      var report = run(sweep);
      cadastre.sign();
      told(scan, report, begun);
      return report.run().status() != RunStatus.INTERRUPTED;
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
