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
  private static final int AT_ONCE = 128;

  private final Semaphore places = new Semaphore(AT_ONCE);

  /// False also when it could not be found out.
  boolean refused(InetSocketAddress peer, byte[] message, Duration patience)
      throws InterruptedException {
    if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    try (var socket = new DatagramSocket()) {
      socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
      socket.connect(peer);
      socket.send(new DatagramPacket(message, message.length));
      socket.receive(new DatagramPacket(new byte[1], 1));
      return false;
    } catch (PortUnreachableException _) {
      return true;
    } catch (IOException _) {
      return false;
    } finally {
      places.release();
    }
  }
}
