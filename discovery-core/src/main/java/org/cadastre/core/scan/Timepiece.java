package org.cadastre.core.scan;

import java.util.concurrent.TimeUnit;

/// A clock that only goes forward, and how to wait by it.
public interface Timepiece {
  /// The machine's own.
  Timepiece REAL =
      new Timepiece() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void await(long nanos) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(nanos);
        }
      };

  /// Nanoseconds since whenever.
  long nanos();

  /// Returns when so many nanoseconds have passed; it may be late.
  void await(long nanos) throws InterruptedException;
}
