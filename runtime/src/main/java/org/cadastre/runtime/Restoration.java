package org.cadastre.runtime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.cadastre.settings.FileTrouble;
import org.jspecify.annotations.Nullable;

/// Makes a home out of a backup: beside its place first, whole and verified, and then in it.
final class Restoration {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+){0,8}");

  private final Home home;
  private final @Nullable Path settings;
  private final Function<Home, Cadastre> opening;

  /// @param settings take the place of those in the backup; null: these
  /// @param opening opens a home that is not in its place yet
  Restoration(Home home, @Nullable Path settings, Function<Home, Cadastre> opening) {
    this.home = home;
    this.settings = settings;
    this.opening = opening;
  }

  /// @param progress is told how many entries of the journal were read
  BackupReport from(Path file, LongConsumer progress) {
    requireNothingThere();
    var manifest = Backup.verify(file);
    var draft = home.directory().resolveSibling(home.directory().getFileName() + ".restoring");
    try {
      Home.deleteTree(draft);
      long bytes = unpack(file, draft);
      takeSettings(new Home(draft));
      var restored = opening.apply(new Home(draft));
      takeTable(restored);
      var remarks = rebuild(restored, manifest, progress);
      Files.deleteIfExists(home.directory());
      Files.move(draft, home.directory(), StandardCopyOption.ATOMIC_MOVE);
      boolean identical = remarks.isEmpty();
      if (Files.exists(home.vault()) && !Files.exists(home.vaultKey())) {
        remarks.add("the vault's key is not in the backup: put " + home.vaultKey() + " there");
      }
      return new BackupReport(
          manifest.takenAt(), manifest.files().size(), bytes, identical, remarks);
    } catch (IOException e) {
      throw new RefusedException(
          "cannot restore into " + home.directory() + ": " + FileTrouble.words(e));
    }
  }

  private void takeSettings(Home draft) {
    if (settings != null) {
      try {
        Files.copy(settings, draft.settings(), StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new BadInputException(settings + ": cannot be read: " + FileTrouble.words(e));
      }
    }
  }

  /// Puts the journal into the database, where the backup has it that way.
  private static void takeTable(Cadastre restored) throws IOException {
    var table = restored.home().directory().resolve(Backup.TABLE);
    boolean has = Files.exists(table);
    if (has != restored.keeping().shared()) {
      throw new BadInputException(
          has
              ? "the backup is of a home in a database, and the settings name none"
              : "the backup is of a home in files, and the settings name a database");
    }
    if (has) {
      // The register's tables are made in an empty schema only.
      restored.init();
      try (var in = new BufferedInputStream(Files.newInputStream(table))) {
        restored.keeping().takeJournal(in);
      }
      Files.delete(table);
    }
  }

  private void requireNothingThere() {
    try {
      if (Files.exists(home.directory())) {
        try (var files = Files.list(home.directory())) {
          if (files.findAny().isPresent()) {
            throw new RefusedException(
                home.directory() + " is not empty, and a restoration overwrites nothing");
          }
        }
      }
    } catch (IOException e) {
      throw new RefusedException(
          home.directory() + " cannot be looked into: " + FileTrouble.words(e));
    }
  }

  private static long unpack(Path file, Path to) throws IOException {
    long bytes = 0;
    Files.createDirectories(to);
    Home.restrict(to, "rwx------");
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : zip.stream().toList()) {
        var name = entry.getName();
        if (!NAME.matcher(name).matches() || name.contains("..")) {
          throw new BadInputException(file + ": holds a file that no home has: " + name);
        }
        if (!name.equals(BackupManifest.NAME)) {
          var target = to.resolve(name);
          Files.createDirectories(target.getParent());
          try (var in = zip.getInputStream(entry)) {
            bytes += Files.copy(in, target);
          }
          Home.restrict(target, "rw-------");
        }
      }
    }
    return bytes;
  }

  /// @return what is otherwise than it was
  private static List<String> rebuild(
      Cadastre restored, BackupManifest manifest, LongConsumer progress) {
    restored.home().create();
    restored.enterAll();
    restored.rebuild(progress);
    var remarks = new ArrayList<String>();
    long location = restored.ask(store -> store.lastLocation());
    var digest = restored.ask(StateDigest::of);
    if (location == manifest.location() && !digest.equals(manifest.digest())) {
      remarks.add(
          "the register was rebuilt to another state than it had: 'cadastre audit verify' and"
              + " 'cadastre replay --all --dry-run' tell more");
    }
    if (location != manifest.location()) {
      remarks.add("more was entered while the backup was taken; the state was not compared");
    }
    restored
        .audit()
        .verify(-1, null)
        .damage()
        .forEach(damage -> remarks.add(damage.place() + ": " + damage.what()));
    return remarks;
  }
}
