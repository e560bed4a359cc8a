package org.cadastre.cmdb.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// Where a test's register is kept: opened as often as it likes, and by hand.
interface Databases {
  SqlStore open();

  Connection connect();

  default void execute(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// An H2 file in that directory.
  static Databases file(Path directory) {
    return new Databases() {
      @Override
      public SqlStore open() {
        return SqlStore.open(directory);
      }

      @Override
      public Connection connect() {
        return H2File.in(directory).connect();
      }
    };
  }

  /// A new database of the one PostgreSQL server of this JVM, without tables. Skips the test where
  /// none can be started.
  static Databases postgres() {
    var address = Server.newDatabase("template0");
    return new Databases() {
      @Override
      public SqlStore open() {
        return SqlStore.open(address);
      }

      @Override
      public Connection connect() {
        return Server.connect(address);
      }
    };
  }

  /// The same with the tables made already.
  static ServerAddress postgresWithTables() {
    return Server.newDatabase(Server.template());
  }

  /// The server, started when the first test asks for it.
  final class Server {
    private static final String USER = "postgres";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Server() {}

    private static final class Started {
      static final @Nullable EmbeddedPostgres SERVER = start();

      private static @Nullable EmbeddedPostgres start() {
        try {
          return EmbeddedPostgres.builder().start();
        } catch (IOException | IllegalStateException e) {
          return null;
        }
      }
    }

    private static final class Template {
      static final String NAME = make();

      private static String make() {
        var address = newDatabase("template0");
        SqlStore.open(address).close();
        var made = address.url().substring(address.url().lastIndexOf('/') + 1);
        var server = new ServerAddress(address.url().replace(made, USER), USER, "");
        try (var connection = connect(server);
            var statement = connection.createStatement()) {
          statement.execute("alter database " + made + " rename to with_tables");
        } catch (SQLException e) {
          throw new IllegalStateException(e);
        }
        return "with_tables";
      }
    }

    static String template() {
      return Template.NAME;
    }

    static ServerAddress newDatabase(String template) {
      var server = Started.SERVER;
      if (server == null) {
        return Assumptions.abort("no PostgreSQL server can be started here");
      }
      var url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/";
      var name = "register_" + NUMBER.incrementAndGet();
      try (var connection = connect(new ServerAddress(url + USER, USER, ""));
          var statement = connection.createStatement()) {
        dropUnused(statement);
        statement.execute(
            "create database "
                + name
                + " template "
                + template
                + (template.equals("template0") ? " encoding 'UTF8'" : ""));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return new ServerAddress(url + name, USER, "");
    }

    /// What earlier tests left would all be written to disk when the server stops.
    private static void dropUnused(Statement statement) throws SQLException {
      var unused = new ArrayList<String>();
      try (var rows =
          statement.executeQuery(
              """
              select datname from pg_database d
              where datname like 'register_%' and not exists (
                select 1 from pg_stat_activity a where a.datname = d.datname)
              """)) {
        while (rows.next()) {
          unused.add(rows.getString(1));
        }
      }
      for (var name : unused) {
        statement.execute("drop database " + name);
      }
    }

    static Connection connect(ServerAddress address) {
      try {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
