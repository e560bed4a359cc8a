package org.cadastre.core.scan;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The gates of one kind of place (host, subnet, everywhere), by what they lead to. Those that are
/// as if never used are forgotten.
final class Gates {
  private static final int LOOK_EVERY = 4_096;

  /// Counts what goes to one place.
  static final class Gate {
    final Turnstile packets = new Turnstile();
    final Turnstile connections = new Turnstile();
    final Seats seats = new Seats();
    private int users;

    private boolean idle(long now) {
      return users == 0 && packets.rested(now) && connections.rested(now);
    }
  }

  private final ConcurrentMap<Object, Gate> gates = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();

  /// The gate to a place; it stands until it was [#left] as often.
  Gate to(Object place, long now) {
    if (asked.incrementAndGet() % LOOK_EVERY == 0) {
      gates
          .keySet()
          .forEach(each -> gates.computeIfPresent(each, (_, g) -> g.idle(now) ? null : g));
    }
    return gates.compute(
        place,
        (_, known) -> {
          var gate = known == null ? new Gate() : known;
          gate.users++;
          return gate;
        });
  }

  void left(Object place) {
    gates.computeIfPresent(
        place,
        (_, gate) -> {
          gate.users--;
          return gate;
        });
  }

  int size() {
    return gates.size();
  }
}
