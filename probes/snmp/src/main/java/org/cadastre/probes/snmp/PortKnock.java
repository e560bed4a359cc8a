package org.cadastre.probes.snmp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Finds out whether a silent address says that nothing listens on the port. Only a connected
/// socket is told of ICMP errors, so a few are opened for a moment each.
final class PortKnock {
  /// What a knock brings.
  enum Sign {
    /// The host says that nothing listens there.
    REFUSED,
    /// Something answered after all.
    ANSWERED,
    /// Also when there was no time to knock.
    NOTHING
  }

  private static final int AT_ONCE = 128;

  private final Semaphore places = new Semaphore(AT_ONCE);

  Sign knock(InetSocketAddress peer, byte[] message, Duration patience)
      throws InterruptedException {
    if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return Sign.NOTHING;
    }
    try (var socket = new DatagramSocket()) {
      socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
      socket.connect(peer);
      socket.send(new DatagramPacket(message, message.length));
      socket.receive(new DatagramPacket(new byte[1], 1));
      return Sign.ANSWERED;
    } catch (PortUnreachableException _) {
      return Sign.REFUSED;
    } catch (IOException _) {
      return Sign.NOTHING;
    } finally {
      places.release();
    }
  }
}
