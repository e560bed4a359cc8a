package org.cadastre.probes.snmp;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.cadastre.core.probe.Leave;

/// The way to one agent: a socket, an address, and leave to send there.
record Way(UdpSocket socket, InetSocketAddress peer, Leave leave) {

  /// Waits until one more packet may be sent.
  ///
  /// @return how long that took, in nanoseconds
  long clear() throws InterruptedException {
    return leave.packet(peer.getAddress());
  }

  /// Only after [#clear].
  void send(byte[] message) throws IOException {
    socket.send(message, peer);
  }

  Mailbox expect() {
    return socket.expect(peer);
  }

  void forget(Mailbox mailbox) {
    socket.forget(peer, mailbox);
  }
}
