package org.cadastre.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cadastre.cmdb.shards.Done;
import org.cadastre.cmdb.shards.Lease;
import org.cadastre.cmdb.shards.ShardState;
import org.cadastre.cmdb.shards.ShardTable;
import org.cadastre.cmdb.shards.SharedRun;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.store.CmdbStore;

/// Runs that the nodes of a shared database do together: each is divided into shards, which any
/// node with the right label takes.
///
/// What a node was told to scan stands in its own settings, under the same name: its exclusions,
/// its credentials and its limits hold for what it does.
public final class SharedRuns implements AutoCloseable {
  /// How long a node may say nothing before another takes its shard.
  public static final Duration LEASE = Duration.ofSeconds(12);

  private static final Duration UNTAKEN = Duration.ofMinutes(15);
  private static final int MOST_ATTEMPTS = 5;
  private static final Duration CLOSING = Duration.ofMinutes(2);

  private final Cadastre cadastre;
  private final ShardTable table;

  SharedRuns(Cadastre cadastre, ShardTable table) {
    this.cadastre = cadastre;
    this.table = table;
  }

  /// Publishes a run of a scan that the settings name, unless one of the same words goes on.
  ///
  /// @return the run that goes on now
  public String publish(String scan, String what) throws InterruptedException {
    for (var state : table.all()) {
      if (state.run().what().equals(what)) {
        return state.run().run();
      }
    }
    var request = cadastre.profiles().request(scan);
    var planning = cadastre.planning();
    var plan = planning.plan(request, planning.keyring(request));
    var shards = new Splitting(cadastre.settings().nodes()).of(plan);
    var run = Sweep.begun(what, cadastre.configuration().hash(), cadastre.clock().instant());
    var shared = new SharedRun(run.id(), what, scan, run.configHash(), run.started(), 0);
    // Somebody else was faster: that one goes on, or has ended since.
    return table.publish(shared, shards, () -> begin(run, plan)) ? run.id() : publish(scan, what);
  }

  /// Puts a run on record, and where its names lead nowhere.
  ///
  /// @return the end of the journal when it begins
  private long begin(ScanRun run, Plan plan) {
    cadastre.ask(store -> {
      store.commit(ChangeSet.of(new Change.RunPut(run)));
      return run;
    });
    var nowhere = Sweep.leadNowhere(run, plan);
    if (!nowhere.isEmpty()) {
      record(registrar ->
          store -> {
            registrar.act(store, Registrar.NOBODY, "", new Act.RunRecorded(run, nowhere));
            return true;
          });
    }
    return cadastre.ask(CmdbStore::lastLocation);
  }

  /// Whether nodes still work on the run.
  public boolean goesOn(String run) {
    return !of(run).isEmpty();
  }

  /// The parts of a run; none when it is over.
  public List<Part> of(String run) {
    return parts().stream().filter(part -> part.run().equals(run)).toList();
  }

  /// Every part of every run that goes on.
  public List<Part> parts() {
    return table.all().stream().map(SharedRuns::part).toList();
  }

  private static Part part(ShardState state) {
    var shard = state.shard();
    var open = state.held() ? Part.State.WORKING : Part.State.WAITING;
    return new Part(
        state.run().run(),
        state.run().what(),
        shard.number(),
        shard.zone(),
        shard.targets(),
        state.node(),
        state.epoch(),
        state.done() ? Part.State.DONE : open);
  }

  /// Takes a shard that this node may do and nobody does.
  ///
  /// @param expected what this node has read of that for other shards
  public Optional<SharedSweep> take(String node, Expected expected) {
    return table
        .take(node, cadastre.settings().nodes().labels(), LEASE)
        .map(lease -> new SharedSweep(cadastre, table, lease, expected));
  }

  /// Ends all runs: what is not begun stays undone; who works on a shard ends it.
  public void endAll() {
    table.endAll();
  }

  /// Puts on record what no node will do, and which runs are done. Any node may do that, and all
  /// do.
  ///
  /// @return runs that ended just now
  public List<ScanRun> settle() {
    var given = table.giveUp(UNTAKEN, MOST_ATTEMPTS);
    given.forEach(lease ->
        record(registrar ->
            store -> {
              registrar.act(
                  store, Registrar.NOBODY, "", new Act.RunRecorded(begun(lease), rows(lease)));
              return true;
            }));
    var ended = new ArrayList<ScanRun>();
    for (var next = table.finished(CLOSING); next.isPresent(); next = table.finished(CLOSING)) {
      var finished = next.get();
      var run = ended(finished);
      record(registrar ->
          store -> {
            registrar.recover(store, finished.run().location());
            registrar.act(store, Registrar.NOBODY, "", new Act.RunRecorded(run, List.of()));
            return true;
          });
      table.forget(run.id());
      ended.add(run);
    }
    return ended;
  }

  private void record(Function<Registrar, Function<CmdbStore, Boolean>> work) {
    try (var archive = cadastre.journal()) {
      cadastre.ask(work.apply(new Registrar(cadastre.rulings(), archive)));
    }
    cadastre.sign();
  }

  static ScanRun begun(Lease lease) {
    return begun(lease.run());
  }

  private static ScanRun begun(SharedRun run) {
    return new ScanRun(run.run(), run.what(), run.started(), null, RunStatus.RUNNING, run.config());
  }

  private ScanRun ended(ShardTable.Finished finished) {
    Done all = finished.all();
    var good = all.failures() == 0 && all.faults() == 0 ? RunStatus.DONE : RunStatus.PARTLY;
    return begun(finished.run())
        .ended(cadastre.clock().instant(), all.cutShort() ? RunStatus.INTERRUPTED : good);
  }

  private static List<CoverageRow> rows(Lease given) {
    var shard = given.shard();
    var why =
        given.epoch() > 1
            ? "no node came to an end with it"
            : "no node of zone '%s' took it".formatted(shard.zone());
    return shard.targets().stream()
        .map(target ->
            new CoverageRow(
                given.run().run(), "scan", target, "contact", Outcome.UNREACHABLE, why, null, null))
        .toList();
  }

  @Override
  public void close() {
    table.close();
  }
}
