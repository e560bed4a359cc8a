package org.cadastre.probes.ssh;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// A socket that is connected and listened to before the SSH library gets it, so that silence,
/// refusal and foreign protocols are told apart without starting a key exchange.
final class Dialled extends Socket {
  private @Nullable BufferedInputStream input;

  /// Does nothing when the connection stands: the library insists on connecting what it is given.
  @Override
  public void connect(SocketAddress address, int timeout) throws IOException {
    if (!isConnected()) {
      super.connect(address, timeout);
    }
  }

  /// Always the same stream: what was looked at and put back is read again.
  @Override
  public synchronized BufferedInputStream getInputStream() throws IOException {
    if (input == null) {
      input = new BufferedInputStream(super.getInputStream());
    }
    return input;
  }

  /// Frees the connection; there is nothing to be done about a socket that cannot be closed.
  void hangUp() {
    try {
      close();
    } catch (IOException _) {
      return;
    }
  }

  SocketFactory asFactory() {
    return new SocketFactory() {
      @Override
      public Socket createSocket() {
        return Dialled.this;
      }

      @Override
      public Socket createSocket(String host, int port) {
        return Dialled.this;
      }

      @Override
      public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        return Dialled.this;
      }

      @Override
      public Socket createSocket(InetAddress host, int port) {
        return Dialled.this;
      }

      @Override
      public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        return Dialled.this;
      }
    };
  }
}
