package org.cadastre.core.scan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.ToIntFunction;
import org.cadastre.core.scan.Traffic.Passage;

/// One sender on the way through all gates.
record Passing(
    List<Passage> passages,
    Function<Gates.Gate, Turnstile> turnstile,
    ToIntFunction<Rates.Rate> most,
    Timepiece time) {

  /// @return how long it took, in nanoseconds
  long pass() throws InterruptedException {
    long began = time.nanos();
    Deque<Runnable> exits = new ArrayDeque<>();
    Deque<LongConsumer> counts = new ArrayDeque<>();
    try {
      for (var passage : passages) {
        var gate = passage.gates().to(passage.place(), began);
        exits.push(() -> passage.gates().left(passage.place()));
        int perSecond = most.applyAsInt(passage.rate());
        var each = turnstile.apply(gate);
        each.enter(perSecond, time);
        exits.push(each::leave);
        counts.push(now -> each.count(perSecond, now));
      }
      long now = time.nanos();
      counts.forEach(count -> count.accept(now));
      return now - began;
    } finally {
      exits.forEach(Runnable::run);
    }
  }
}
