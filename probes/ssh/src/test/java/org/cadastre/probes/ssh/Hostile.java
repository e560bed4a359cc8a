package org.cadastre.probes.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A peer on loopback that behaves as none should.
interface Hostile {
  Running start() throws IOException;

  /// Being played.
  record Running(int port, Closeable server) {
    void end() {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static void pause(int milliseconds) throws IOException {
    try {
      boolean _ = new Semaphore(0).tryAcquire(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
