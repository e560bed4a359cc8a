package org.cadastre.core.scan;

import java.util.concurrent.locks.ReentrantLock;

/// Lets at most so many through in any second: one after the other at equal distances, with a few
/// at once after a rest (the generic cell rate algorithm, ITU-T I.371).
///
/// Who has entered holds it until [#leave], so that whoever has to pass several turnstiles is
/// counted by all of them at one time.
final class Turnstile {
  private static final long SECOND = 1_000_000_000L;
  private static final int BURST_SHARE = 10;
  private static final int LARGEST_BURST = 1_000;

  private final ReentrantLock held = new ReentrantLock();
  private boolean used;

  /// When the next one would come if all kept their distance.
  private long expected;

  /// Waits for its turn, and then until one more may pass.
  void enter(int perSecond, Timepiece time) throws InterruptedException {
    held.lockInterruptibly();
    boolean entered = false;
    try {
      for (long wait = wait(perSecond, time); wait > 0; wait = wait(perSecond, time)) {
        time.await(wait);
      }
      entered = true;
    } finally {
      if (!entered) {
        held.unlock();
      }
    }
  }

  private long wait(int perSecond, Timepiece time) {
    return used ? expected - ahead(perSecond) - time.nanos() : 0;
  }

  /// So many come at once after a rest. With `b` of them and a distance of `1 s / (n - b + 1)` no
  /// second sees more than `n`.
  private static int burst(int perSecond) {
    return Math.clamp(perSecond / BURST_SHARE, 1, LARGEST_BURST);
  }

  private static long distance(int perSecond) {
    return Math.ceilDiv(SECOND, perSecond - burst(perSecond) + 1L);
  }

  private static long ahead(int perSecond) {
    return (burst(perSecond) - 1) * distance(perSecond);
  }

  /// One has passed.
  void count(int perSecond, long now) {
    expected = (used && expected - now > 0 ? expected : now) + distance(perSecond);
    used = true;
  }

  void leave() {
    held.unlock();
  }

  /// Whether it is as if nobody had ever passed.
  boolean rested(long now) {
    return !used || expected - now <= 0;
  }
}
