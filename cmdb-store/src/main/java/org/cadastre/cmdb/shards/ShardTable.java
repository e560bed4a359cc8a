package org.cadastre.cmdb.shards;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.cadastre.cmdb.ddl.Ddl;
import org.cadastre.core.store.StoreUnavailableException;

/// Which node does which shard, in a table of the shared PostgreSQL database.
///
/// A node takes a shard for a while and says again and again that it still works on it. When it
/// says nothing for that while, another may take the shard, in a new epoch, and what the first
/// writes from then on is refused ([Fence]). All times are the server's.
public final class ShardTable implements AutoCloseable {
  private static final String DDL = "db/shards/postgresql.sql";
  private static final String MAKING = "select pg_advisory_xact_lock(4846229760026496002)";
  private static final String UNDEFINED_TABLE = "42P01";

  /// One at a time, so that of the same words one run is published.
  private static final String PUBLISHING = "select pg_advisory_xact_lock(4846229760026496003)";

  private static final String PUBLISH =
      """
      insert into shared_run (run, what, scan, config_hash, started, location)
      select ?, ?, ?, ?, ?, 0 where not exists (select 1 from shared_run where what = ?)
      """;
  private static final String BEGIN =
      "update shared_run set location = ?, published = clock_timestamp() where run = ?";
  private static final String ADD =
      "insert into shard (run, number, zone, targets) values (?, ?, ?, ?)";
  private static final String TAKE =
      """
      update shard s set node = ?, epoch = s.epoch + 1,
        lease_until = clock_timestamp() + ? * interval '1 millisecond'
      from shared_run r
      where r.run = s.run and (s.run, s.number) = (
        select f.run, f.number from shard f
        where not f.done and f.zone = any(?)
          and (f.lease_until is null or f.lease_until < clock_timestamp())
        order by f.run, f.number for update skip locked limit 1)
      returning r.run, r.what, r.scan, r.config_hash, r.started, r.location,
        s.number, s.zone, s.targets, s.epoch
      """;
  private static final String RENEW =
      """
      update shard set lease_until = clock_timestamp() + ? * interval '1 millisecond'
      where run = ? and number = ? and epoch = ? and not done
      """;
  private static final String RELEASE =
      "update shard set lease_until = null where run = ? and number = ? and epoch = ? and not done";
  private static final String DONE =
      """
      update shard set done = true, cut_short = ?, failures = ?, faults = ?
      where run = ? and number = ? and epoch = ? and not done
      """;
  private static final String END_ALL =
      """
      update shard set done = true, cut_short = true, epoch = epoch + 1
      where not done and (lease_until is null or lease_until < clock_timestamp())
      """;
  private static final String GIVE_UP =
      """
      update shard s set done = true, failures = s.failures + 1, epoch = s.epoch + 1
      from shared_run r where r.run = s.run and not s.done
        and (s.lease_until is null or s.lease_until < clock_timestamp())
        and (s.epoch >= ? or (s.node is null
          and r.published < clock_timestamp() - ? * interval '1 millisecond'))
      returning r.run, r.what, r.scan, r.config_hash, r.started, r.location,
        s.number, s.zone, s.targets, s.epoch
      """;
  private static final String CLOSE =
      """
      update shared_run r set closing_until = clock_timestamp() + ? * interval '1 millisecond'
      where r.run = (
        select f.run from shared_run f
        where (f.closing_until is null or f.closing_until < clock_timestamp())
          and not exists (select 1 from shard s where s.run = f.run and not s.done)
        order by f.run for update skip locked limit 1)
      returning r.run, r.what, r.scan, r.config_hash, r.started, r.location
      """;
  private static final String SUM =
      "select bool_or(cut_short), sum(failures), sum(faults) from shard where run = ?";
  private static final String FORGET = "delete from shared_run where run = ?";
  private static final String ALL =
      """
      select r.run, r.what, r.scan, r.config_hash, r.started, r.location,
        s.number, s.zone, s.targets, s.epoch, s.node, s.done,
        coalesce(s.lease_until >= clock_timestamp(), false) and not s.done
      from shard s join shared_run r on r.run = s.run order by s.run, s.number
      """;

  private final DataSource database;
  private final Runnable onClose;

  /// A run of which every shard is done.
  public record Finished(SharedRun run, Done all) {}

  private interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  private ShardTable(DataSource database, Runnable onClose) {
    this.database = database;
    this.onClose = onClose;
  }

  /// @param onClose done when it is closed, such as closing the database's connections
  public static ShardTable open(DataSource database, Runnable onClose) {
    return new ShardTable(database, onClose);
  }

  /// Publishes a run, unless one of the same words goes on.
  ///
  /// @param begin what is to be done before nodes may see it, and not when another goes on; says
  ///   where the journal ends then
  /// @return whether it did
  public boolean publish(SharedRun run, Collection<Shard> shards, LongSupplier begin) {
    return transaction(connection -> {
      try (var publish = connection.prepareStatement(PUBLISH);
          var alone = connection.createStatement()) {
        Patience.set(connection, Patience.LONG);
        alone.execute(PUBLISHING);
        publish.setString(1, run.run());
        publish.setString(2, run.what());
        publish.setString(3, run.scan());
        publish.setString(4, run.config());
        publish.setObject(5, run.started().atOffset(ZoneOffset.UTC));
        publish.setString(6, run.what());
        if (publish.executeUpdate() == 0) {
          return false;
        }
        begin(connection, run, begin.getAsLong());
        add(connection, run, shards);
        return true;
      }
    });
  }

  private static void begin(Connection connection, SharedRun run, long location)
      throws SQLException {
    try (var begin = connection.prepareStatement(BEGIN)) {
      begin.setLong(1, location);
      begin.setString(2, run.run());
      begin.executeUpdate();
    }
  }

  private static void add(Connection connection, SharedRun run, Collection<Shard> shards)
      throws SQLException {
    try (var add = connection.prepareStatement(ADD)) {
      for (var shard : shards) {
        add.setString(1, run.run());
        add.setInt(2, shard.number());
        add.setString(3, shard.zone());
        add.setString(4, String.join("\n", shard.targets()));
        add.addBatch();
      }
      add.executeBatch();
    }
  }

  /// Takes the first shard that nobody works on.
  ///
  /// @param zones what the node is labelled with
  /// @param lease how long it may be silent
  public Optional<Lease> take(String node, Collection<String> zones, Duration lease) {
    return transaction(connection -> {
      try (var take = connection.prepareStatement(TAKE)) {
        take.setString(1, node);
        take.setLong(2, lease.toMillis());
        take.setArray(3, connection.createArrayOf("varchar", zones.toArray()));
        try (var rows = take.executeQuery()) {
          return rows.next() ? Optional.of(lease(rows)) : Optional.<Lease>empty();
        }
      }
    });
  }

  /// Goes on with a shard.
  ///
  /// @return false when it is another's
  public boolean renew(Lease held, Duration lease) {
    return update(
        RENEW,
        held,
        update -> {
          update.setLong(1, lease.toMillis());
          return 2;
        });
  }

  /// Gives a shard back that is not done.
  public void release(Lease held) {
    update(RELEASE, held, _ -> 1);
  }

  /// A shard is done.
  ///
  /// @return false when it is another's
  public boolean done(Lease held, Done how) {
    return update(
        DONE,
        held,
        update -> {
          update.setBoolean(1, how.cutShort());
          update.setInt(2, how.failures());
          update.setInt(3, how.faults());
          return 4;
        });
  }

  /// Ends everything that is not done and that nobody works on.
  public void endAll() {
    transaction(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.executeUpdate(END_ALL);
      }
    });
  }

  /// Gives up shards that no node will do: nobody took them for that long, or so many nodes took
  /// them in vain.
  ///
  /// @return what was given up, as a lease under which nothing can be written
  public List<Lease> giveUp(Duration untaken, int mostEpochs) {
    return transaction(connection -> {
      try (var update = connection.prepareStatement(GIVE_UP)) {
        update.setInt(1, mostEpochs);
        update.setLong(2, untaken.toMillis());
        try (var rows = update.executeQuery()) {
          var given = new ArrayList<Lease>();
          while (rows.next()) {
            given.add(lease(rows));
          }
          return List.copyOf(given);
        }
      }
    });
  }

  /// A run of which every shard is done and that no other node is closing.
  ///
  /// @param patience how long others leave it to this node; then they may close it
  public Optional<Finished> finished(Duration patience) {
    return transaction(connection -> {
      try (var close = connection.prepareStatement(CLOSE)) {
        close.setLong(1, patience.toMillis());
        try (var rows = close.executeQuery()) {
          return rows.next() ? Optional.of(sum(connection, run(rows))) : Optional.empty();
        }
      }
    });
  }

  private static Finished sum(Connection connection, SharedRun run) throws SQLException {
    try (var sum = connection.prepareStatement(SUM)) {
      sum.setString(1, run.run());
      try (var rows = sum.executeQuery()) {
        rows.next();
        return new Finished(run, new Done(rows.getBoolean(1), rows.getInt(2), rows.getInt(3)));
      }
    }
  }

  /// The run is on record as ended.
  public void forget(String run) {
    transaction(connection -> {
      try (var forget = connection.prepareStatement(FORGET)) {
        forget.setString(1, run);
        return forget.executeUpdate();
      }
    });
  }

  /// Every shard of every run that goes on.
  public List<ShardState> all() {
    return transaction(connection -> {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery(ALL)) {
        var all = new ArrayList<ShardState>();
        while (rows.next()) {
          var lease = lease(rows);
          all.add(
              new ShardState(
                  lease.run(),
                  lease.shard(),
                  rows.getString(11),
                  lease.epoch(),
                  rows.getBoolean(13),
                  rows.getBoolean(12)));
        }
        return List.copyOf(all);
      }
    });
  }

  private static Lease lease(ResultSet rows) throws SQLException {
    var targets = List.of(rows.getString(9).split("\n", -1));
    return new Lease(
        run(rows), new Shard(rows.getInt(7), rows.getString(8), targets), rows.getLong(10));
  }

  private static SharedRun run(ResultSet rows) throws SQLException {
    return new SharedRun(
        rows.getString(1),
        rows.getString(2),
        rows.getString(3),
        rows.getString(4),
        rows.getObject(5, OffsetDateTime.class).toInstant(),
        rows.getLong(6));
  }

  private interface Setting {
    int first(PreparedStatement update) throws SQLException;
  }

  /// @param setting sets what comes before the lease, and says at which parameter that begins
  private boolean update(String sql, Lease held, Setting setting) {
    return transaction(connection -> {
      try (var update = connection.prepareStatement(sql)) {
        int first = setting.first(update);
        update.setString(first, held.run().run());
        update.setInt(first + 1, held.shard().number());
        update.setLong(first + 2, held.epoch());
        return update.executeUpdate() > 0;
      }
    });
  }

  private <T> T transaction(Work<T> work) {
    try {
      return attempt(work);
    } catch (SQLException e) {
      if (!UNDEFINED_TABLE.equals(e.getSQLState())) {
        throw failed("the table of shards: ", e);
      }
    }
    make();
    try {
      return attempt(work);
    } catch (SQLException e) {
      throw failed("the table of shards: ", e);
    }
  }

  private <T> T attempt(Work<T> work) throws SQLException {
    try (var connection = database.getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      connection.setAutoCommit(false);
      Patience.set(connection, Patience.SHORT);
      var done = work.with(connection);
      connection.commit();
      return done;
    }
  }

  private void make() {
    try (var connection = database.getConnection()) {
      Ddl.run(connection, MAKING, DDL);
    } catch (SQLException e) {
      throw failed("the table of shards cannot be made: ", e);
    }
  }

  private static RuntimeException failed(String what, SQLException e) {
    var words = what + e.getMessage();
    return Loss.explains(e)
        ? new StoreUnavailableException(words, e)
        : new IllegalStateException(words, e);
  }

  @Override
  public void close() {
    onClose.run();
  }
}
