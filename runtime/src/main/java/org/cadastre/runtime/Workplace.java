package org.cadastre.runtime;

import java.util.function.Supplier;
import org.cadastre.cmdb.sql.SqlStore;

/// Where a register is built anew beside the one in use.
sealed interface Workplace extends AutoCloseable permits DirectoryWorkplace, SchemaWorkplace {
  String IN_USE = "another process is rebuilding the register just now";

  /// Makes the place, or goes on with what a process left there that had begun with the same mark.
  void begin(String mark);

  /// The register that is built here.
  SqlStore open();

  /// Does the work while nobody else writes to the register in use.
  <T> T alone(SqlStore inUse, Supplier<T> work);

  /// Puts what was built in place, as the last of what is done alone; for those that can.
  void replaceWithin(SqlStore inUse);

  /// Puts what was built in place, when both registers are closed; for the others.
  void replaceClosed();

  /// Removes what is left here.
  void discard();

  @Override
  void close();
}
