package org.cadastre.core.scan;

import java.time.InstantSource;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.net.Cidr;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Leave;
import org.cadastre.core.probe.Session;

/// Asks many endpoints at once, each on a virtual thread, and hands over what became of each.
///
/// It talks to nothing but the endpoints it is given.
public final class Scanner {
  private final Map<String, Protocol> protocols;
  private final int atOnce;
  private final InstantSource clock;
  private final Map<Thread, Boolean> workers = new ConcurrentHashMap<>();
  private volatile boolean stopped;

  /// @param protocols by the endpoint's protocol
  /// @param atOnce how many endpoints are asked at the same time
  public Scanner(Map<String, Protocol> protocols, int atOnce, InstantSource clock) {
    this.protocols = Map.copyOf(protocols);
    this.atOnce = atOnce;
    this.clock = clock;
  }

  /// Returns when every endpoint was dealt with or [#stop] was called and the running ones have
  /// ended.
  ///
  /// @param results called from many threads at once
  public void scan(Iterator<Approach> approaches, Consumer<Result> results)
      throws InterruptedException {
    var gate = new Semaphore(atOnce);
    while (approaches.hasNext()) {
      gate.acquire();
      if (stopped) {
        gate.release();
        break;
      }
      start(approaches.next(), results, gate);
    }
    gate.acquire(atOnce);
  }

  private void start(Approach approach, Consumer<Result> results, Semaphore gate) {
    var worker =
        Thread.ofVirtual()
            .name("scan " + approach.endpoint())
            .unstarted(() -> {
              try {
                results.accept(ask(approach));
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              } finally {
                workers.remove(Thread.currentThread());
                gate.release();
              }
            });
    workers.put(worker, true);
    worker.start();
    if (stopped) {
      worker.interrupt();
    }
  }

  /// Starts nothing more and interrupts what runs; conversations under way are kept as far as they
  /// got.
  public void stop() {
    stopped = true;
    workers.keySet().forEach(Thread::interrupt);
  }

  /// Asks one endpoint, on the calling thread.
  public Result ask(Approach approach) throws InterruptedException {
    return open(approach, true);
  }

  /// Opens a conversation and ends it without a question.
  public Result greet(Approach approach) throws InterruptedException {
    return open(approach, false);
  }

  private Result open(Approach approach, boolean question) throws InterruptedException {
    var endpoint = approach.endpoint();
    var protocol = protocols.get(endpoint.protocol());
    if (protocol == null || !protocol.probe().suits(endpoint)) {
      return new Result.Failed(
          endpoint, Outcome.UNSUPPORTED, false, "no probe speaks " + endpoint.protocol());
    }
    try (var _ = seat(approach)) {
      return switch (protocol.connector().contact(endpoint, approach.access())) {
        case Contact.Failed(var outcome, var alive, var reason) ->
            new Result.Failed(endpoint, outcome, alive, reason);
        case Contact.Opened opened ->
            converse(opened, approach, question ? protocol.probe()::question : _ -> {}, protocol);
      };
    } catch (RuntimeException e) {
      return new Result.Faulted(endpoint, e);
    }
  }

  /// Accounts have no address, and their providers limits of their own.
  private static Leave.Seat seat(Approach approach) throws InterruptedException {
    var address = Cidr.literal(approach.endpoint().host());
    return address.isEmpty() ? () -> {} : approach.access().leave().seat(address.get());
  }

  private interface Questioning {
    void question(Session session) throws InterruptedException;
  }

  private Result converse(
      Contact.Opened opened, Approach approach, Questioning questioning, Protocol protocol) {
    try (var recorder = new Recorder(opened.session(), approach.access().limits(), clock)) {
      try {
        questioning.question(recorder);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return new Result.Talked(recorder.transcript(protocol.probe().name()), opened.credential());
    }
  }
}
