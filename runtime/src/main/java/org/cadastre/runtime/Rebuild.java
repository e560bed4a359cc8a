package org.cadastre.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.cmdb.sql.SqlStore;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.StoreInUseException;
import org.cadastre.settings.Configuration;

/// Builds the register anew from the archive, beside the one in use.
///
/// What a process that was killed had rebuilt is gone on from, as long as the configuration is the
/// same.
final class Rebuild {
  private final Home home;
  private final Registers registers;
  private final Supplier<ChainedArchive> archives;
  private final Configuration configuration;
  private final Path shipped;
  private final AtomicLong entries = new AtomicLong();

  Rebuild(
      Home home,
      Registers registers,
      Supplier<ChainedArchive> archives,
      Configuration configuration,
      Path shipped) {
    this.home = home;
    this.registers = registers;
    this.archives = archives;
    this.configuration = configuration;
    this.shipped = shipped;
  }

  /// Rebuilds and compares; leaves the register in use as it is.
  RebuildReport compare(LongConsumer progress) {
    var report = rebuild(progress, () -> {});
    discard();
    return report;
  }

  /// Rebuilds, compares and puts the rebuilt register in place.
  RebuildReport replace(LongConsumer progress) {
    var report = rebuild(progress, () -> SqlStore.replace(home.rebuilt(), home.database()));
    discard();
    return report;
  }

  /// @param end done when both registers are closed
  private RebuildReport rebuild(LongConsumer progress, Runnable end) {
    RebuildReport report;
    prepare();
    try (var archive = archives.get()) {
      try (var fresh = fresh()) {
        catchUp(fresh, archive, registers.ask(CmdbStore::acts), progress);
        try (var live = registers.open()) {
          Registrar.catchUp(Rulings.of(configuration, live, shipped), live, archive);
          catchUp(fresh, archive, live.acts(), progress);
          carryOver(live, fresh);
          report = new Comparison(live, fresh).report(entries.get());
        }
      }
      end.run();
    }
    return report;
  }

  private SqlStore fresh() {
    try {
      return SqlStore.open(home.rebuilt());
    } catch (StoreInUseException e) {
      throw new RefusedException("another process is rebuilding the register just now");
    }
  }

  /// Goes by the rules that were in force when what comes next was entered.
  private void catchUp(
      SqlStore fresh, ChainedArchive archive, List<Act.Signed> acts, LongConsumer progress) {
    var done = fresh.acts();
    var then = done.isEmpty() ? Instant.EPOCH : done.getLast().recordedAt();
    var registrar = new Registrar(PastRules.at(shipped, configuration, acts, then), archive);
    registrar.finish(fresh);
    registrar.catchUp(fresh, _ -> progress.accept(entries.incrementAndGet()));
  }

  /// That a run began is archived only when it ends: one whose process died has left no more.
  private static void carryOver(SqlStore live, SqlStore fresh) {
    for (var run : live.runs()) {
      if (fresh.run(run.id()).isEmpty()) {
        fresh.commit(ChangeSet.of(new Change.RunPut(run)));
      }
    }
  }

  /// Goes on only where the same would come of it.
  private void prepare() {
    var mark = home.rebuilt().resolve("configuration");
    try {
      if (Files.exists(mark) && !Files.readString(mark).equals(configuration.hash())) {
        discard();
      }
      Files.createDirectories(home.rebuilt());
      Home.restrict(home.rebuilt(), "rwx------");
      Files.writeString(mark, configuration.hash());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot rebuild in " + home.rebuilt(), e);
    }
  }

  private void discard() {
    try (var files = Files.walk(home.rebuilt())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + home.rebuilt(), e);
    }
  }
}
