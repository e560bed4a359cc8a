package org.cadastre.probes.snmp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The few sockets that all conversations share, opened at the first need.
///
/// Those who have answered are kept apart from those who have not: a socket that sends to many dead
/// addresses of the local link blocks while the kernel looks for them.
final class Sockets implements AutoCloseable {
  private static final int FOR_STRANGERS = 6;
  private static final int FOR_THE_LIVING = 2;

  private @Nullable List<UdpSocket> open;
  private boolean closed;

  UdpSocket forStranger(InetSocketAddress peer) throws IOException {
    return sockets().get(Math.floorMod(peer.hashCode(), FOR_STRANGERS));
  }

  UdpSocket forTheLiving(InetSocketAddress peer) throws IOException {
    return sockets().get(FOR_STRANGERS + Math.floorMod(peer.hashCode(), FOR_THE_LIVING));
  }

  private synchronized List<UdpSocket> sockets() throws IOException {
    if (closed) {
      throw new IOException("the connector is closed");
    }
    var sockets = open;
    if (sockets == null) {
      sockets = openAll();
      open = sockets;
    }
    return sockets;
  }

  private static List<UdpSocket> openAll() throws IOException {
    var sockets = new ArrayList<UdpSocket>();
    try {
      for (int i = 0; i < FOR_STRANGERS + FOR_THE_LIVING; i++) {
        sockets.add(UdpSocket.open("snmp-" + i));
      }
    } catch (IOException e) {
      sockets.forEach(UdpSocket::close);
      throw e;
    }
    return List.copyOf(sockets);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (open != null) {
      open.forEach(UdpSocket::close);
    }
  }
}
