package org.cadastre.runtime.schedule;

import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.Lead;
import org.cadastre.runtime.ServeLock;
import org.cadastre.runtime.http.Doors;

/// `cadastre serve`: runs the scans of a home's schedules when they are due, until it is stopped.
///
/// The register is only held while something is read or entered, so the command line works beside
/// it. Schedules, settings and configuration are read again when they change.
public final class Daemon {
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration STALE = Duration.ofSeconds(60);
  private static final long END = 30;

  private final Supplier<Cadastre> homes;
  private final Terms terms;
  private final InstantSource clock;
  private final Log log;
  private final Meters meters = new Meters();
  private final Firings firings;
  private final Rota rota;
  private final Shift shift;
  private final Hands hands;
  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile long looked = System.nanoTime();
  private volatile Optional<String> trouble = Optional.of("starting");
  private volatile int port;
  private boolean leading;

  /// @param listen where health and metrics are told
  /// @param finishWithin how long runs may go on when the daemon is stopped
  public record Terms(InetSocketAddress listen, Duration finishWithin) {}

  /// @param homes opens the home anew, with the settings and the configuration as they are then
  /// @param events is told what happens, from many threads
  public Daemon(
      Supplier<Cadastre> homes, Terms terms, InstantSource clock, Consumer<Event> events) {
    this.homes = homes;
    this.terms = terms;
    this.clock = clock;
    this.log = new Log(clock, events);
    this.firings = new Firings(homes.get().home().firings());
    this.rota = new Rota(firings, log);
    this.shift = new Shift(homes, rota, firings, meters, log, clock);
    this.hands = new Hands(homes, meters, log, clock);
  }

  /// Serves until [#stop].
  ///
  /// @throws org.cadastre.runtime.RefusedException when the home is served already, or nobody can
  ///   listen there
  public void serve() throws InterruptedException {
    var home = homes.get().home();
    // One at a time: a process holds the journal of a home of files once.
    try (var _ = ServeLock.take(home);
        var lead = new Lead();
        var doors = doors(home);
        var alarms = new Alarms(home.directory().toString(), 1, shift::take);
        var shards = hands) {
      shards.start();
      port = doors.port();
      log.tell(Level.INFO, "serving", "home", home.directory(), "port", port);
      do {
        look(lead, alarms);
      } while (!told.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
      trouble = Optional.of("stopping");
      alarms.hush();
      finish();
    } finally {
      log.tell(Level.INFO, "stopped");
      ended.countDown();
    }
  }

  private Doors doors(Home home) {
    var desk = new Desk(homes, shift, meters, this::unready);
    var house = new Doors.House(home, homes.get().settings().server(), desk, clock);
    return new Doors(terms.listen(), house, log::tell);
  }

  private void look(Lead lead, Alarms alarms) {
    try {
      var cadastre = homes.get();
      rota.refresh(cadastre);
      boolean leads = leads(lead, cadastre);
      boolean stopped = cadastre.stop().reason().isPresent();
      meters.schedules(rota.active(), stopped);
      alarms.set(stopped || !leads ? Map.of() : rota.alarms(clock.instant()));
      trouble = Optional.empty();
    } catch (RuntimeException e) {
      // A daemon outlives a database that is away and settings that are half written: it says so,
      // is not ready, and looks again.
      var why = String.valueOf(e.getMessage());
      boolean news = !trouble.equals(Optional.of(why));
      trouble = Optional.of(why);
      if (news) {
        log.failed("schedules cannot be read", e);
      }
      alarms.set(Map.of());
    }
    looked = System.nanoTime();
  }

  /// Who loses the lead ends what runs: another node may begin it again.
  private boolean leads(Lead lead, Cadastre cadastre) {
    boolean now = lead.has(cadastre);
    if (now && !leading) {
      firings.learn(cadastre.runs(), clock.instant());
      log.tell(Level.INFO, "runs the schedules");
    } else if (!now && leading) {
      log.tell(Level.WARNING, "another node runs the schedules");
      shift.cutShort();
    }
    leading = now;
    return now;
  }

  private void finish() throws InterruptedException {
    shift.over();
    hands.over();
    var patience = terms.finishWithin();
    if (!idleWithin(patience)) {
      log.tell(Level.WARNING, "runs are cut short", "after", patience);
      shift.cutShort();
      hands.cutShort();
      if (!idleWithin(Duration.ofSeconds(END))) {
        log.tell(Level.ERROR, "a run did not end in time; what it entered is kept");
      }
    }
  }

  private boolean idleWithin(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!shift.idle() || !hands.idle()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      ended.await(50, TimeUnit.MILLISECONDS);
    }
    return true;
  }

  private Optional<String> unready() {
    boolean stuck = System.nanoTime() - looked > STALE.toNanos();
    return stuck ? Optional.of("nobody has looked at the schedules for a minute") : trouble;
  }

  /// Where health and metrics are told; 0 before it serves.
  public int port() {
    return port;
  }

  /// Ends [#serve] and returns when it has ended.
  public void stop() throws InterruptedException {
    told.countDown();
    ended.await();
  }
}
