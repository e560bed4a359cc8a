package org.cadastre.core.scan;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Places for so many at the same time; how many there are may change.
final class Seats {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private int taken;

  void take(int most) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (taken >= most) {
        freed.await();
      }
      taken++;
    } finally {
      lock.unlock();
    }
  }

  void giveBack() {
    lock.lock();
    try {
      taken--;
      freed.signal();
    } finally {
      lock.unlock();
    }
  }
}
