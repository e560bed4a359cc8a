package org.cadastre.cmdb.shards;

import java.sql.Connection;
import java.sql.SQLException;

/// Lets a transaction through only while a shard is held in a certain epoch.
///
/// Nobody can take the shard before the transaction has ended. Where its process does not go on,
/// the server ends it.
public record Fence(String run, int number, long epoch) {
  private static final String HELD =
      "select 1 from shard where run = ? and number = ? and epoch = ? and not done for share";

  /// To be asked in the transaction, before anything is written in it.
  ///
  /// @throws FencedException when the shard is another's
  public void require(Connection connection) throws SQLException {
    Patience.set(connection, Patience.SHORT);
    try (var query = connection.prepareStatement(HELD)) {
      query.setString(1, run);
      query.setInt(2, number);
      query.setLong(3, epoch);
      try (var rows = query.executeQuery()) {
        if (!rows.next()) {
          throw new FencedException(this);
        }
      }
    }
  }
}
