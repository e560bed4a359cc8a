package org.cadastre.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.cmdb.journal.Journal;
import org.cadastre.cmdb.journal.TableCopy;
import org.cadastre.cmdb.journal.TableJournal;
import org.cadastre.cmdb.shards.Fence;
import org.cadastre.cmdb.shards.ShardTable;
import org.cadastre.cmdb.sql.Leadership;
import org.cadastre.cmdb.sql.ServerAddress;
import org.cadastre.cmdb.sql.SqlStore;
import org.cadastre.settings.DatabaseSettings;
import org.cadastre.settings.FileTrouble;
import org.cadastre.settings.HomeSettings;
import org.jspecify.annotations.Nullable;

/// Where register and journal of a home are kept: in its files, or in a PostgreSQL database.
final class Keeping {
  private static final String PASSWORD = "CADASTRE_DB_PASSWORD";
  private static final int LONGEST_PASSWORD = 4_096;

  /// Most homes name no database, and reading YAML takes longer than asking the register.
  private static final Pattern NAMED = Pattern.compile("^[\"']?database\\b", Pattern.MULTILINE);

  private final Home home;
  private final InstantSource clock;

  private final @Nullable Fence fence;

  Keeping(Home home, InstantSource clock) {
    this(home, clock, null);
  }

  private Keeping(Home home, InstantSource clock, @Nullable Fence fence) {
    this.home = home;
    this.clock = clock;
    this.fence = fence;
  }

  /// The same, written only while a shard is held. The home has to share a database.
  Keeping fencedBy(Fence fence) {
    return new Keeping(home, clock, fence);
  }

  /// Which node does what; none in a home of files.
  Optional<ShardTable> shards() {
    var address = address();
    if (address == null) {
      return Optional.empty();
    }
    var connections = address.connections();
    return Optional.of(ShardTable.open(connections, connections::close));
  }

  /// In an operator's words.
  String place() {
    var address = address();
    return address == null ? home.database().toString() : address.toString();
  }

  /// Where the register can be built anew.
  Workplace workplace() {
    var address = address();
    return address == null ? new DirectoryWorkplace(home) : SchemaWorkplace.beside(address);
  }

  /// Whether this home is one of several that share a database.
  boolean shared() {
    return address() != null;
  }

  /// The lead over the schedules of a shared database; null while another process has it.
  @Nullable Leadership lead() {
    var address = address();
    return address == null ? null : Leadership.take(address, "schedules").orElse(null);
  }

  SqlStore register() {
    var address = address();
    if (address == null) {
      return SqlStore.open(home.database());
    }
    return fence == null ? SqlStore.open(address) : SqlStore.open(address, fence);
  }

  ChainedArchive archive() {
    var address = address();
    if (address == null) {
      return Journal.open(home.journal(), clock);
    }
    var connections = address.connections();
    return TableJournal.open(connections, clock, connections::close, fence);
  }

  /// Writes the journal of a shared database, as it is at one moment.
  long copyJournal(OutputStream to) throws IOException {
    try (var connections = server().connections()) {
      return TableCopy.write(connections, to);
    }
  }

  /// Puts what [#copyJournal] wrote into the shared database.
  ///
  /// @throws RefusedException when there is a journal already
  long takeJournal(InputStream from) throws IOException {
    try (var connections = server().connections()) {
      return TableCopy.read(from, connections);
    } catch (IllegalStateException e) {
      throw new RefusedException(
          "%s: %s, and a restoration overwrites nothing: name an empty one in the settings (--settings)"
              .formatted(place(), e.getMessage()));
    }
  }

  /// The file that holds the database's password, if there is one.
  Optional<Path> passwordFile() {
    if (!shared()) {
      return Optional.empty();
    }
    var database = HomeSettings.load(home.settings()).database();
    return Optional.ofNullable(database == null ? null : database.passwordFile())
        .map(named -> home.directory().resolve(named).normalize());
  }

  private ServerAddress server() {
    var address = address();
    if (address == null) {
      throw new IllegalStateException("the journal is in files");
    }
    return address;
  }

  private @Nullable ServerAddress address() {
    try {
      if (!Files.isReadable(home.settings())
          || !NAMED.matcher(Files.readString(home.settings())).find()) {
        return null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(home.settings() + " cannot be read", e);
    }
    var database = HomeSettings.load(home.settings()).database();
    return database == null ? null : address(database);
  }

  private ServerAddress address(DatabaseSettings database) {
    try {
      return new ServerAddress(database.url(), database.user(), password(database));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(home.settings() + ": database: " + e.getMessage());
    }
  }

  private String password(DatabaseSettings database) {
    var named = database.passwordFile();
    if (named == null) {
      var told = System.getenv(PASSWORD);
      return told == null ? "" : told;
    }
    var file = home.directory().resolve(Path.of(named));
    try {
      if (Files.size(file) > LONGEST_PASSWORD) {
        throw new BadInputException(file + ": too long for a password");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new BadInputException(
          "%s: database: the password cannot be read from %s: %s"
              .formatted(home.settings(), file, FileTrouble.words(e)));
    }
  }
}
