package org.cadastre.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cadastre.cmdb.shards.Done;
import org.cadastre.cmdb.shards.FencedException;
import org.cadastre.cmdb.shards.Lease;
import org.cadastre.cmdb.shards.ShardTable;
import org.cadastre.core.ci.RunStatus;
import org.jspecify.annotations.Nullable;

/// A shard that this node has taken.
public final class SharedSweep {
  private static final Duration BEAT = SharedRuns.LEASE.dividedBy(4);
  private static final String LOST = "another node has it, or the run was ended";

  private final Cadastre cadastre;
  private final ShardTable table;
  private final Lease lease;
  private final Expected expected;
  private volatile @Nullable String handedOver;

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
  public Outcome run(Consumer<Runnable> sweeping) throws InterruptedException {
    try {
      var sweep = Sweeping.part(cadastre, lease, expected);
      sweeping.accept(() -> handOver(sweep, "it was to stop"));
      return ended(swept(sweep));
    } catch (FencedException _) {
      return new Outcome.HandedOver(LOST);
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof FencedException || !table.renew(lease, SharedRuns.LEASE)) {
        return new Outcome.HandedOver(LOST);
      }
      throw e;
    } finally {
      // Does nothing to a shard that is done, or that another node has.
      table.release(lease);
    }
  }

  private SweepReport swept(Sweep sweep) throws InterruptedException {
    var over = new CountDownLatch(1);
    var beating = Thread.ofPlatform().name("lease").daemon().start(() -> beat(sweep, over));
    try {
      return sweep.run((_, _, _) -> {});
    } finally {
      over.countDown();
      beating.join();
    }
  }

  private Outcome ended(SweepReport report) {
    var why = handedOver;
    if (why != null) {
      return new Outcome.HandedOver(why);
    }
    boolean cutShort = report.run().status() == RunStatus.INTERRUPTED;
    var done = new Done(cutShort, report.failures().size(), report.faults().size());
    return table.done(lease, done) ? new Outcome.Whole(report) : new Outcome.HandedOver(LOST);
  }

  private void handOver(Sweep sweep, String why) {
    handedOver = why;
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
          handOver(sweep, LOST);
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
