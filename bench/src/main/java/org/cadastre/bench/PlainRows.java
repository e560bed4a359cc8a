package org.cadastre.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Writes an estate's claims as fast as the database takes plain rows, item by item.
final class PlainRows {
  private static final int BATCH = 1_000;
  private static final int TRANSACTION = 10_000;

  private PlainRows() {}

  static void batch(Estate estate, Connection connection) {
    var insert = "insert into plain_claim values (?, ?, ?, ?, ?, ?, ?)";
    try (var statement = connection.prepareStatement(insert)) {
      long rows = 0;
      for (int item = 0; item < estate.items(); item++) {
        for (int source = 0; source < estate.sources(); source++) {
          for (int i = 0; i < estate.attributes(); i++) {
            statement.setString(1, "item-%08d".formatted(item));
            statement.setString(2, Estate.attribute(i));
            statement.setString(3, Estate.source(source));
            statement.setString(4, estate.value(0, source, item, i, 0));
            statement.setLong(5, source);
            statement.setLong(6, source);
            statement.setString(7, "%08x%08x%048x".formatted(0, source, item));
            statement.addBatch();
            rows++;
            if (rows % BATCH == 0) {
              statement.executeBatch();
            }
            if (rows % TRANSACTION == 0) {
              connection.commit();
            }
          }
        }
      }
      statement.executeBatch();
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Ten thousand rows in one statement, which on PostgreSQL is as fast as COPY.
  static void unnest(Estate estate, Connection connection) {
    var insert =
        "insert into plain_claim select * from unnest(?::varchar[], ?::varchar[], ?::varchar[],"
            + " ?::varchar[], ?::bigint[], ?::bigint[], ?::varchar[])";
    int atOnce = TRANSACTION / (estate.attributes() * estate.sources()) + 1;
    try (var statement = connection.prepareStatement(insert)) {
      for (int from = 0; from < estate.items(); from += atOnce) {
        var columns = columns(estate, from, Math.min(estate.items(), from + atOnce));
        for (int i = 0; i < columns.size(); i++) {
          var type = i == 4 || i == 5 ? "bigint" : "varchar";
          statement.setArray(i + 1, connection.createArrayOf(type, columns.get(i).toArray()));
        }
        statement.execute();
        connection.commit();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<List<Object>> columns(Estate estate, int from, int to) {
    var columns = new ArrayList<List<Object>>();
    for (int i = 0; i < 7; i++) {
      columns.add(new ArrayList<>());
    }
    for (int item = from; item < to; item++) {
      for (int source = 0; source < estate.sources(); source++) {
        for (int i = 0; i < estate.attributes(); i++) {
          columns.get(0).add("item-%08d".formatted(item));
          columns.get(1).add(Estate.attribute(i));
          columns.get(2).add(Estate.source(source));
          columns.get(3).add(estate.value(0, source, item, i, 0));
          columns.get(4).add((long) source);
          columns.get(5).add((long) source);
          columns.get(6).add("%08x%08x%048x".formatted(0, source, item));
        }
      }
    }
    return columns;
  }
}
