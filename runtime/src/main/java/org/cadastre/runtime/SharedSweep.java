package org.cadastre.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cadastre.cmdb.shards.Done;
import org.cadastre.cmdb.shards.FencedException;
import org.cadastre.cmdb.shards.Lease;
import org.cadastre.cmdb.shards.ShardTable;
import org.cadastre.core.ci.RunStatus;

/// A shard that this node has taken.
public final class SharedSweep {
  private static final Duration BEAT = SharedRuns.LEASE.dividedBy(4);

  private final Cadastre cadastre;
  private final ShardTable table;
  private final Lease lease;
  private final Expected expected;
  private volatile boolean handedOver;

  SharedSweep(Cadastre cadastre, ShardTable table, Lease lease, Expected expected) {
    this.cadastre = cadastre;
    this.table = table;
    this.lease = lease;
    this.expected = expected;
  }

  /// The run that the shard is a part of.
  public String run() {
    return lease.run().run();
  }

  /// The name of the scan.
  public String scan() {
    return lease.run().scan();
  }

  public int number() {
    return lease.shard().number();
  }

  public long epoch() {
    return lease.epoch();
  }

  /// What was done of it.
  public sealed interface Outcome {
    /// All of it.
    record Whole(SweepReport report) implements Outcome {}

    /// Another node goes on with it: this one was to stop, or was silent for too long.
    record HandedOver(String why) implements Outcome {}
  }

  /// Does it, and says all the time that it is being done.
  ///
  /// @param sweeping is told of the sweep before it begins, and may stop it: the shard is then
  ///   given back
  public Outcome run(java.util.function.Consumer<Runnable> sweeping) throws InterruptedException {
    boolean done = false;
    var over = new CountDownLatch(1);
    try {
      var sweep = Sweeping.part(cadastre, lease, expected);
      sweeping.accept(() -> handOver(sweep));
      var beating = Thread.ofPlatform().name("lease").daemon().start(() -> beat(sweep, over));
      SweepReport report;
      try {
        report = sweep.run((_, _, _) -> {});
      } finally {
        over.countDown();
        beating.join();
      }
      if (handedOver) {
        return new Outcome.HandedOver("it was to stop");
      }
      boolean cutShort = report.run().status() == RunStatus.INTERRUPTED;
      done =
          table.done(lease, new Done(cutShort, report.failures().size(), report.faults().size()));
      return done ? new Outcome.Whole(report) : lost();
    } catch (FencedException e) {
      done = true;
      return lost();
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof FencedException || !table.renew(lease, SharedRuns.LEASE)) {
        done = true;
        return lost();
      }
      throw e;
    } finally {
      if (!done) {
        table.release(lease);
      }
    }
  }

  private static Outcome lost() {
    return new Outcome.HandedOver("another node has it, or the run was ended");
  }

  private void handOver(Sweep sweep) {
    handedOver = true;
    sweep.stop();
  }

  /// A node that cannot say that it works on the shard has to expect that another does.
  private void beat(Sweep sweep, CountDownLatch over) {
    long heard = System.nanoTime();
    try {
      while (!over.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        boolean mine = true;
        try {
          mine = table.renew(lease, SharedRuns.LEASE);
          heard = System.nanoTime();
        } catch (IllegalStateException _) {
          mine = System.nanoTime() - heard < SharedRuns.LEASE.toNanos();
        }
        if (!mine) {
          handOver(sweep);
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
