package org.cadastre.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cadastre.core.ci.Act;
import org.cadastre.core.rules.RuleSet;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.TranscriptArchive;
import org.cadastre.settings.Configuration;

/// By which rules and which model the register is kept, and how they are changed: checked, looked
/// at over the whole estate, put in force.
public final class Legislation {
  private final Path shipped;
  private final Home home;
  private final Registers registers;
  private final Supplier<TranscriptArchive> archives;
  private final InstantSource clock;

  Legislation(
      Path shipped,
      Home home,
      Registers registers,
      Supplier<TranscriptArchive> archives,
      InstantSource clock) {
    this.shipped = shipped;
    this.home = home;
    this.registers = registers;
    this.archives = archives;
    this.clock = clock;
  }

  /// What would be declared if these files were put into the home; with none, what is.
  ///
  /// @throws org.cadastre.settings.InvalidConfigurationException with every problem, each with its
  ///   file and line
  public Configuration check(List<Path> files) {
    return Configuration.check(shipped, home.directory(), files);
  }

  /// The rules in force, with what was measured of the sources.
  public RuleSet inForce() {
    var now = check(List.of());
    if (!home.exists()) {
      return now.rules();
    }
    return registers.ask(store -> Rulings.of(now, store, shipped)).rules();
  }

  /// What would change in the whole estate if these files were put in force now. Writes nothing.
  ///
  /// @param each is told of every change, by item
  public RuleEffect whatIf(List<Path> files, Consumer<RuleChange> each) {
    var before = check(List.of());
    var after = check(files);
    return registers.ask(store -> {
      var tally = new Tallying(each);
      new Estate(store, Rulings.of(after, store, shipped).reconciler(), clock.instant())
          .foresee(tally::add);
      return effect(store, before, after, tally);
    });
  }

  private RuleEffect effect(
      CmdbStore store, Configuration before, Configuration after, Tallying tally) {
    return tally.effect(
        Rulings.of(before, store, shipped).rules().version(),
        Rulings.of(after, store, shipped).rules().version(),
        Retroactive.remarks(before, after));
  }

  /// Puts files in force: they are copied into the home, archived, and everything is judged again.
  ///
  /// @param each is told of every change that was made, by item
  /// @throws org.cadastre.settings.InvalidConfigurationException and does nothing, when what would
  ///   then be declared has any problem
  public RuleEffect apply(List<Path> files, Stewardship.Word word, Consumer<RuleChange> each) {
    if (word.reason().isBlank()) {
      throw new BadInputException("a reason is needed: who reads this later wants to know why");
    }
    var before = check(List.of());
    var after = check(files);
    home.create();
    try (var archive = archives.get();
        var store = registers.open()) {
      Registrar.catchUp(Rulings.of(before, store, shipped), store, archive);
      files.forEach(this::adopt);
      var tally = new Tallying(each);
      new Registrar(Rulings.of(after, store, shipped), archive)
          .act(
              store,
              word.actor(),
              word.reason(),
              new Act.RulesApplied(after.rules().version(), after.declarations()),
              tally::add);
      return effect(store, before, after, tally);
    }
  }

  /// Copies a file to where it belongs in the home, whole or not at all.
  private void adopt(Path file) {
    var directory = home.directory().resolve(Configuration.directoryFor(file));
    var target = directory.resolve(String.valueOf(file.getFileName()));
    try {
      Files.createDirectories(directory);
      if (Files.exists(target) && Files.isSameFile(file, target)) {
        return;
      }
      var copy = Files.createTempFile(directory, "new-", ".tmp");
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AccessDeniedException e) {
      throw Home.denied(e, "put " + file + " in force");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot put " + file + " in force", e);
    }
  }
}
