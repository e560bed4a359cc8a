package org.cadastre.probes.ssh;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Closes the sockets of peers that hold us longer than they may. The library's own time-outs do
/// not end a conversation in which a byte comes now and then.
final class Watchdog {
  private final ScheduledThreadPoolExecutor timer;
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

  Watchdog() {
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("cadastre-ssh-watchdog").factory());
    timer.setRemoveOnCancelPolicy(true);
  }

  /// Hangs up when the limit is over, unless the watch is called off first; at once when it was
  /// stopped.
  Watch guard(Dialled socket, Duration limit) {
    var watch = new Watch(socket);
    watches.add(watch);
    try {
      var alarm = timer.schedule(watch::fire, limit.toMillis(), TimeUnit.MILLISECONDS);
      watch.onClose = () -> alarm.cancel(false);
    } catch (RejectedExecutionException _) {
      watch.fire();
    }
    return watch;
  }

  /// Hangs up on everybody.
  void stop() {
    timer.shutdownNow();
    watches.forEach(Watch::fire);
  }

  /// One socket under guard.
  final class Watch implements AutoCloseable {
    private final Dialled socket;
    private volatile boolean fired;
    private volatile Runnable onClose = () -> {};

    private Watch(Dialled socket) {
      this.socket = socket;
    }

    private void fire() {
      fired = true;
      watches.remove(this);
      socket.hangUp();
    }

    boolean fired() {
      return fired;
    }

    /// Calls it off.
    @Override
    public void close() {
      onClose.run();
      watches.remove(this);
    }
  }
}
