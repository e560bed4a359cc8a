package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.util.List;

/// Where an [Appender] puts its batches.
interface Sink extends AutoCloseable {
  /// Adds all, in order; they are safe when it returns.
  ///
  /// @return their locations
  long[] append(List<Payload> batch) throws IOException;

  /// What is added from now on lies in another file, where there are files.
  void turn() throws IOException;

  /// Told after a failure: where the end was is to be looked for again.
  void forget() throws IOException;

  @Override
  void close() throws IOException;
}
