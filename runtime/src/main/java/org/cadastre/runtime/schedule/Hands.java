package org.cadastre.runtime.schedule;

import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Expected;
import org.cadastre.runtime.SharedRuns;
import org.cadastre.runtime.SharedSweep;
import org.jspecify.annotations.Nullable;

/// Does a node's part of the runs that several nodes do together: takes one shard after the other,
/// and ends the runs of which all are done.
final class Hands implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(2);

  /// How long a node leaves shards to others that it cannot do itself.
  private static final Duration REST = Duration.ofSeconds(30);

  private final Supplier<Cadastre> homes;
  private final Meters meters;
  private final Log log;
  private final InstantSource clock;
  private final Expected expected = new Expected();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile @Nullable Runnable sweeping;
  private volatile boolean busy;
  private boolean unable;
  private Optional<String> trouble = Optional.empty();
  private @Nullable Thread thread;

  /// @param homes opens the home anew, with the settings and the configuration as they are then
  Hands(Supplier<Cadastre> homes, Meters meters, Log log, InstantSource clock) {
    this.homes = homes;
    this.meters = meters;
    this.log = log;
    this.clock = clock;
  }

  void start() {
    thread = Thread.ofPlatform().name("shards").start(this::work);
  }

  private void work() {
    try {
      boolean found = true;
      while (found ? over.getCount() > 0 : !over.await(pause(), TimeUnit.MILLISECONDS)) {
        busy = true;
        found = look();
        busy = false;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      busy = false;
    }
  }

  private long pause() {
    return (unable ? REST : LOOK).toMillis();
  }

  /// @return whether there was something to do
  private boolean look() throws InterruptedException {
    unable = false;
    try {
      var cadastre = homes.get();
      var shared = cadastre.shared();
      boolean found = false;
      if (shared.isPresent()) {
        try (var runs = shared.get()) {
          found = look(cadastre, runs);
        }
      }
      trouble = Optional.empty();
      return found;
    } catch (RuntimeException e) {
      // A node outlives a database that is away and a shard that it cannot do: it says so, once,
      // and looks again; the shard is another's meanwhile.
      var why = String.valueOf(e.getMessage());
      if (!trouble.equals(Optional.of(why))) {
        log.failed("shards cannot be done", e);
      }
      trouble = Optional.of(why);
      return false;
    }
  }

  private boolean look(Cadastre cadastre, SharedRuns runs) throws InterruptedException {
    boolean stopped = cadastre.stop().reason().isPresent();
    if (stopped) {
      runs.endAll();
    }
    runs.settle().forEach(this::ended);
    if (stopped) {
      return false;
    }
    var taken = runs.take(name(cadastre), expected);
    if (taken.isPresent()) {
      unable = true;
      run(taken.get());
      unable = false;
    }
    return taken.isPresent();
  }

  private void ended(ScanRun run) {
    meters.ended(run, Duration.between(run.started(), clock.instant()));
    log.tell(
        Level.INFO,
        "scan ended",
        "run",
        run.id(),
        "what",
        run.what(),
        "status",
        run.status().word());
  }

  private void run(SharedSweep shard) throws InterruptedException {
    meters.begun();
    try {
      var outcome = shard.run(stop -> sweeping = stop);
      switch (outcome) {
        case SharedSweep.Outcome.Whole(var report) -> {
          meters.part(shard.scan(), report);
          log.tell(
              report.faults().isEmpty() ? Level.INFO : Level.ERROR,
              "shard ended",
              "run",
              shard.run(),
              "shard",
              shard.number(),
              "asked",
              report.asked(),
              "answered",
              report.answered(),
              "failed",
              report.failures().size(),
              "faults",
              report.faults().size());
        }
        case SharedSweep.Outcome.HandedOver(var why) ->
            log.tell(
                Level.WARNING,
                "shard is another node's now",
                "run",
                shard.run(),
                "shard",
                shard.number(),
                "why",
                why);
      }
    } finally {
      sweeping = null;
      meters.ended();
    }
  }

  private static String name(Cadastre cadastre) {
    var told = cadastre.settings().nodes().name();
    if (told != null) {
      return told;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "unnamed";
    }
  }

  /// Takes nothing more.
  void over() {
    over.countDown();
  }

  boolean idle() {
    return !busy;
  }

  /// Gives back what it works on.
  void cutShort() {
    var stop = sweeping;
    if (stop != null) {
      stop.run();
    }
  }

  @Override
  public void close() {
    over();
    cutShort();
    var working = thread;
    if (working != null) {
      boolean interrupted = false;
      while (working.isAlive()) {
        try {
          working.join();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
