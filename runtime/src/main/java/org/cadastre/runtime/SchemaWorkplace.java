package org.cadastre.runtime;

import java.util.function.Supplier;
import org.cadastre.cmdb.sql.NoRoomException;
import org.cadastre.cmdb.sql.RebuildSchema;
import org.cadastre.cmdb.sql.ServerAddress;
import org.cadastre.cmdb.sql.SqlStore;

/// A schema of the same database, for a register in PostgreSQL.
record SchemaWorkplace(RebuildSchema schema) implements Workplace {
  static SchemaWorkplace beside(ServerAddress address) {
    try {
      return RebuildSchema.beside(address)
          .map(SchemaWorkplace::new)
          .orElseThrow(() -> new RefusedException(IN_USE));
    } catch (NoRoomException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void begin(String mark) {
    try {
      schema.begin(mark);
    } catch (NoRoomException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public SqlStore open() {
    return schema.open();
  }

  @Override
  public <T> T alone(SqlStore inUse, Supplier<T> work) {
    return RebuildSchema.alone(inUse, work);
  }

  @Override
  public void replaceWithin(SqlStore inUse) {
    schema.replace(inUse);
  }

  @Override
  public void replaceClosed() {}

  @Override
  public void discard() {
    schema.drop();
  }

  @Override
  public void close() {
    schema.close();
  }
}
