package org.cadastre.probes.snmp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Holds the datagrams of one peer until the thread that asked takes them. Bounded, so that a flood
/// fills no memory: what does not fit is lost, as datagrams may be.
final class Mailbox {
  private static final int CAPACITY = 16;

  private final BlockingQueue<byte[]> datagrams = new ArrayBlockingQueue<>(CAPACITY);

  void deliver(byte[] datagram) {
    boolean _ = datagrams.offer(datagram);
  }

  /// The next datagram, or empty when none came in that time.
  Optional<byte[]> take(Duration patience) throws InterruptedException {
    return Optional.ofNullable(
        datagrams.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS));
  }
}
