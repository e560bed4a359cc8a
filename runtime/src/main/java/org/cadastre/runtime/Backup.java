package org.cadastre.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.cadastre.settings.FileTrouble;

/// Writes a home into one file: all that cannot be made again. The register is not in it: it is
/// rebuilt from the journal, and must come to the same state.
final class Backup {
  /// Made again, or meaningless elsewhere.
  private static final Set<String> LEFT_OUT =
      Set.of(
          "db",
          "db-rebuild",
          "runs",
          "serve.lock",
          "users.lock",
          "token-uses.properties",
          "vault.lock",
          "vault.key",
          "vault.key.next");

  /// The journal of a home whose journal is in a database.
  static final String TABLE = "journal.table";

  private final Cadastre cadastre;
  private final Home home;

  Backup(Cadastre cadastre) {
    this.cadastre = cadastre;
    this.home = cadastre.home();
  }

  /// @param withKey whether the vault's own key goes along, so that whoever has the file has the
  ///   secrets
  /// @return what is in it
  BackupReport write(Path file, boolean withKey) {
    if (!home.exists()) {
      throw new RefusedException("there is no home at " + home.directory());
    }
    if (!Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new RefusedException(file + " is there already, and a backup overwrites nothing");
    }
    cadastre.audit().sign();
    var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    begin(unfinished, file);
    try {
      var report = write(unfinished, manifest(), withKey);
      verify(unfinished);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return report;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    } finally {
      discard(unfinished);
    }
  }

  private static void begin(Path unfinished, Path file) {
    try {
      Files.deleteIfExists(unfinished);
      PrivateFiles.create(unfinished);
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be written: " + FileTrouble.words(e));
    }
  }

  /// What is left of a backup that came to nothing only takes room.
  private static void discard(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw new UncheckedIOException(unfinished + " cannot be removed", e);
    }
  }

  private BackupManifest manifest() {
    return cadastre.ask(store ->
        new BackupManifest(
            cadastre.clock().instant(),
            store.lastLocation(),
            StateDigest.of(store),
            new TreeMap<>()));
  }

  private BackupReport write(Path to, BackupManifest manifest, boolean withKey) throws IOException {
    Packing packing;
    try (var out = Files.newOutputStream(to);
        var zip = new ZipOutputStream(out)) {
      packing = new Packing(zip);
      for (var file : files(withKey)) {
        var name = home.directory().relativize(file).toString().replace('\\', '/');
        packing.add(name, target -> copy(file, target));
      }
      if (cadastre.keeping().shared()) {
        packing.add(TABLE, cadastre.keeping()::copyJournal);
      }
      packing.end(manifest);
    }
    try (var channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return new BackupReport(
        manifest.takenAt(), packing.hashes.size(), packing.bytes, true, List.of());
  }

  /// Writes itself somewhere.
  private interface Content {
    void to(OutputStream target) throws IOException;
  }

  /// Files on their way into a backup.
  private static final class Packing {
    private final ZipOutputStream zip;
    private final SortedMap<String, String> hashes = new TreeMap<>();
    private long bytes;

    private Packing(ZipOutputStream zip) {
      this.zip = zip;
    }

    private void add(String name, Content content) throws IOException {
      var entry = new ZipEntry(name);
      zip.putNextEntry(entry);
      var digest = StateDigest.sha256();
      content.to(new DigestOutputStream(zip, digest));
      zip.closeEntry();
      bytes += entry.getSize();
      hashes.put(name, HexFormat.of().formatHex(digest.digest()));
    }

    private void end(BackupManifest manifest) throws IOException {
      var full =
          new BackupManifest(manifest.takenAt(), manifest.location(), manifest.digest(), hashes);
      zip.putNextEntry(new ZipEntry(BackupManifest.NAME));
      zip.write(full.text().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  /// Only what was there when it was looked: the journal may grow meanwhile, and another file may
  /// take this one's place.
  private static void copy(Path file, OutputStream out) throws IOException {
    try (var channel = FileChannel.open(file);
        var in = Channels.newInputStream(channel)) {
      long left = channel.size();
      var buffer = new byte[64 * 1024];
      for (int n = 0; left > 0 && n >= 0; left -= Math.max(n, 0)) {
        n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        out.write(buffer, 0, Math.max(n, 0));
      }
    }
  }

  /// The journal last: what was signed before is in it.
  private List<Path> files(boolean withKey) throws IOException {
    var files = new ArrayList<Path>();
    var journal = new ArrayList<Path>();
    var password = cadastre.keeping().passwordFile();
    try (var walk = Files.walk(home.directory())) {
      for (var file : walk.filter(Files::isRegularFile).sorted().toList()) {
        var top = home.directory().relativize(file).getName(0).toString();
        boolean secret = top.equals("vault.key") || password.equals(Optional.of(file));
        boolean unfinished = file.toString().endsWith(".journal.unfinished");
        if (secret ? withKey : !LEFT_OUT.contains(top) && !unfinished) {
          (top.equals("journal") ? journal : files).add(file);
        }
      }
    }
    files.addAll(journal);
    return files;
  }

  /// Reads a backup and holds every file in it against its manifest.
  ///
  /// @throws BadInputException naming what is not as it was written
  static BackupManifest verify(Path file) {
    try (var zip = new ZipFile(file.toFile())) {
      var manifest = manifest(zip);
      var found = hashes(zip);
      var wrong = new ArrayList<String>();
      manifest
          .files()
          .forEach((name, hash) -> {
            if (!hash.equals(found.remove(name))) {
              wrong.add("%s: %s is not as it was written".formatted(file, name));
            }
          });
      found.keySet().forEach(name -> wrong.add("%s: %s was added".formatted(file, name)));
      if (!wrong.isEmpty()) {
        throw new BadInputException(wrong);
      }
      return manifest;
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be read as a backup: " + FileTrouble.words(e));
    }
  }

  private static BackupManifest manifest(ZipFile zip) throws IOException {
    var entry = zip.getEntry(BackupManifest.NAME);
    if (entry == null) {
      throw new BadInputException(zip.getName() + " is no backup of a home");
    }
    try (var in = zip.getInputStream(entry)) {
      return BackupManifest.parse(new String(in.readNBytes(64 << 20), StandardCharsets.UTF_8));
    }
  }

  private static SortedMap<String, String> hashes(ZipFile zip) throws IOException {
    var hashes = new TreeMap<String, String>();
    for (var entry : zip.stream().filter(e -> !e.getName().equals(BackupManifest.NAME)).toList()) {
      var digest = StateDigest.sha256();
      try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      hashes.put(entry.getName(), HexFormat.of().formatHex(digest.digest()));
    }
    return hashes;
  }
}
