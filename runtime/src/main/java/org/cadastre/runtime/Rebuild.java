package org.cadastre.runtime;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.cmdb.sql.SqlStore;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.settings.Configuration;

/// Builds the register anew from the archive, beside the one in use.
///
/// What a process that was killed had rebuilt is gone on from, as long as the configuration is the
/// same.
final class Rebuild {
  private final Keeping keeping;
  private final Registers registers;
  private final Supplier<ChainedArchive> archives;
  private final Configuration configuration;
  private final Path shipped;
  private final AtomicLong entries = new AtomicLong();

  Rebuild(
      Keeping keeping,
      Registers registers,
      Supplier<ChainedArchive> archives,
      Configuration configuration,
      Path shipped) {
    this.keeping = keeping;
    this.registers = registers;
    this.archives = archives;
    this.configuration = configuration;
    this.shipped = shipped;
  }

  /// Rebuilds and compares; leaves the register in use as it is.
  RebuildReport compare(LongConsumer progress) {
    try (var place = keeping.workplace()) {
      var report = rebuild(place, progress, _ -> {});
      place.discard();
      return report;
    }
  }

  /// Rebuilds, compares and puts the rebuilt register in place.
  RebuildReport replace(LongConsumer progress) {
    try (var place = keeping.workplace()) {
      var report = rebuild(place, progress, place::replaceWithin);
      place.replaceClosed();
      place.discard();
      return report;
    }
  }

  /// What takes long is done before the register in use is had alone.
  ///
  /// @param end done with the register in use before anybody else may write to it
  private RebuildReport rebuild(Workplace place, LongConsumer progress, Consumer<SqlStore> end) {
    registers.requireHome();
    place.begin(configuration.hash());
    try (var archive = archives.get();
        var fresh = place.open()) {
      follow(fresh, archive, Long.MAX_VALUE, registers.ask(CmdbStore::acts), progress);
      try (var live = registers.open()) {
        Registrar.catchUp(Rulings.of(configuration, live, shipped), live, archive);
        follow(fresh, archive, Long.MAX_VALUE, live.acts(), progress);
        return place.alone(
            live,
            () -> {
              follow(fresh, archive, live.lastLocation(), live.acts(), progress);
              carryOver(live, fresh);
              var report = new Comparison(live, fresh).report(entries.get());
              end.accept(live);
              return report;
            });
      }
    }
  }

  /// Goes by the rules that were in force when what comes next was entered.
  private void follow(
      SqlStore fresh,
      ChainedArchive archive,
      long upTo,
      List<Act.Signed> acts,
      LongConsumer progress) {
    var done = fresh.acts();
    var then = done.isEmpty() ? Instant.EPOCH : done.getLast().recordedAt();
    var registrar = new Registrar(PastRules.at(shipped, configuration, acts, then), archive);
    registrar.finish(fresh);
    registrar.follow(fresh, upTo, _ -> progress.accept(entries.incrementAndGet()));
  }

  /// That a run began is archived only when it ends: one whose process died has left no more. Of
  /// runs before there was a record of them, nothing is archived.
  private static void carryOver(SqlStore live, SqlStore fresh) {
    for (var run : live.runs()) {
      if (fresh.run(run.id()).isEmpty()) {
        var changes = new ArrayList<Change>();
        changes.add(new Change.RunPut(run));
        var told = Set.copyOf(fresh.coverage(run.id()));
        live.coverage(run.id()).stream()
            .filter(row -> !told.contains(row))
            .forEach(row -> changes.add(new Change.Covered(row)));
        fresh.commit(new ChangeSet(changes));
      }
    }
  }
}
