package org.cadastre.core.scan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.cadastre.core.probe.Leave;
import org.cadastre.core.scan.Traffic.Passage;

/// Takes a seat behind every gate, or none.
final class Seating {
  private Seating() {}

  static Leave.Seat at(List<Passage> passages, Timepiece time) throws InterruptedException {
    Deque<Runnable> exits = new ArrayDeque<>();
    boolean seated = false;
    try {
      for (var passage : passages) {
        var gate = passage.gates().to(passage.place(), time.nanos());
        exits.push(() -> passage.gates().left(passage.place()));
        gate.seats.take(passage.rate().atOnce());
        exits.push(gate.seats::giveBack);
      }
      seated = true;
      return () -> exits.forEach(Runnable::run);
    } finally {
      if (!seated) {
        exits.forEach(Runnable::run);
      }
    }
  }
}
