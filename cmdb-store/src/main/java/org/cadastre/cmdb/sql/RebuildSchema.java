package org.cadastre.cmdb.sql;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.cadastre.cmdb.shards.Patience;
import org.cadastre.core.ci.ChangeSet;

/// A schema beside the one in which a register stands in PostgreSQL, where the register can be
/// built anew. One process at a time has it; what a process that died had built is still there.
///
/// The journal is in neither's way: it stays where it is.
public final class RebuildSchema implements AutoCloseable {
  private static final String SUFFIX = "_rebuild";

  /// Names that mean the same with and without quotes, and are short enough for the suffix.
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]{0,54}");

  /// How our schemas are told from others, which are not touched.
  private static final String OURS = "cadastre rebuild ";

  private static final String MARK =
      """
      select coalesce(obj_description(oid, 'pg_namespace'), '') from pg_namespace where nspname = ?
      """;

  /// What is done meanwhile is said to another session.
  private static final String PATIENCE = "set local " + Patience.SETTING + " = 0";

  private static final String HELD = "select pg_try_advisory_lock(?)";

  private final ServerAddress address;
  private final Database database;
  private final String live;
  private final String schema;

  private RebuildSchema(ServerAddress address, Database database, String live) {
    this.address = address;
    this.database = database;
    this.live = live;
    schema = live + SUFFIX;
  }

  /// @return nothing while another process has it
  /// @throws NoRoomException when no such schema can be there
  public static Optional<RebuildSchema> beside(ServerAddress address) {
    var database =
        Database.of(new PostgresServer(address.url(), address.user(), address.password()));
    boolean taken = false;
    try {
      var live = plain(text(database, "select current_schema()"));
      taken = taken(database, live);
      return taken ? Optional.of(new RebuildSchema(address, database, live)) : Optional.empty();
    } finally {
      if (!taken) {
        database.abandon();
      }
    }
  }

  private static String plain(String schema) {
    if (!PLAIN.matcher(schema).matches()) {
      throw new NoRoomException(
          "the register stands in schema '"
              + schema
              + "', and beside one of such a name nothing can be built (at most 55 of a-z, 0-9"
              + " and _)");
    }
    return schema;
  }

  /// Until the connection ends, whatever becomes of the process.
  private static boolean taken(Database database, String live) {
    try (var rows = database.query(HELD, AdvisoryLocks.number("cadastre rebuilding " + live))) {
      boolean taken = rows.next() && rows.flag(1);
      database.commit();
      return taken;
    }
  }

  /// Makes the schema, or goes on with what is there where it was begun with the same mark.
  ///
  /// @param mark without quotes
  /// @throws NoRoomException when there can be none, saying what to do
  public void begin(String mark) {
    var found = mark();
    if (found.isPresent() && !found.get().startsWith(OURS)) {
      throw new NoRoomException(
          "there is a schema '"
              + schema
              + "' that has something else in it; it is needed to"
              + " build the register anew");
    }
    if (found.isEmpty() || !found.get().equals(OURS + mark)) {
      database.execute("drop schema if exists " + schema + " cascade");
      create(mark);
      database.commit();
    }
  }

  private void create(String mark) {
    try {
      database.execute("create schema " + schema);
    } catch (DatabaseException e) {
      if (PostgresServer.NOT_ALLOWED.equals(e.failure().getSQLState())) {
        throw new NoRoomException(
            "the role may not make schema '"
                + schema
                + "', in which the register is built anew (grant create on database … to "
                + address.user()
                + ")",
            e);
      }
      throw e;
    }
    database.execute("comment on schema " + schema + " is '" + OURS + mark + "'");
  }

  private Optional<String> mark() {
    try (var rows = database.query(MARK, schema)) {
      return rows.next() ? Optional.of(rows.text(1)) : Optional.empty();
    }
  }

  /// The register that is built here. Its turns to write are its own.
  public SqlStore open() {
    var here = address.in(schema);
    return SqlStore.open(
        new PostgresServer(here.url(), here.user(), here.password(), schema, null));
  }

  /// Does the work while nobody else writes to the register in use; others may read it.
  public static <T> T alone(SqlStore inUse, Supplier<T> work) {
    var done = new AtomicReference<T>();
    inUse.commitAlone(_ -> {
      inUse.reading(within -> {
        within.execute(PATIENCE);
        return true;
      });
      done.set(work.get());
      return new ChangeSet(List.of());
    });
    return Objects.requireNonNull(done.get());
  }

  /// Puts the register that was built here in the place of the one in use, as part of what is done
  /// [#alone].
  public void replace(SqlStore inUse) {
    inUse.reading(within -> {
      new SchemaSwap(within, schema, live).run();
      return true;
    });
  }

  /// Removes what was built.
  public void drop() {
    database.execute("drop schema if exists " + schema + " cascade");
    database.commit();
  }

  private static String text(Database database, String query) {
    try (var rows = database.query(query)) {
      var found = rows.next() ? rows.textOrNull(1) : null;
      return found == null ? "" : found;
    }
  }

  /// Lets another process have it.
  @Override
  public void close() {
    database.close();
  }
}
