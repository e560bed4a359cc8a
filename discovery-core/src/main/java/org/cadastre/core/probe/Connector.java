package org.cadastre.core.probe;

import org.cadastre.core.evidence.Endpoint;

/// Opens sessions of one protocol. The only code that sees credentials and sockets.
public interface Connector extends AutoCloseable {
  String protocol();

  int defaultPort();

  /// Tries to open a session within the access's limits. What a peer does is never an exception.
  Contact contact(Endpoint endpoint, Access access) throws InterruptedException;

  /// Frees sockets and threads; never throws.
  @Override
  void close();
}
