package org.cadastre.cli;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands before an SNMP agent, hands on what it hears, and notes it; besides it counts who knocks
/// on the TCP port of the same number.
final class Witness implements AutoCloseable {
  private static final int LARGEST = 65_535;
  private static final int LONG_FORM = 0x80;

  /// @param type of the PDU: 0xA0 GET, 0xA1 GETNEXT, 0xA5 GETBULK
  record Packet(long at, int type) {}

  private final DatagramSocket front;
  private final ServerSocket door;
  private final InetSocketAddress agent;
  private final List<Packet> packets = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  private Witness(DatagramSocket front, ServerSocket door, InetSocketAddress agent) {
    this.front = front;
    this.door = door;
    this.agent = agent;
  }

  static Witness before(InetSocketAddress agent, String address) throws IOException {
    var at = InetAddress.getByName(address);
    var door = new ServerSocket(0, 50, at);
    var front = new DatagramSocket(new InetSocketAddress(at, door.getLocalPort()));
    var witness = new Witness(front, door, agent);
    Thread.ofPlatform().daemon().start(witness::relay);
    Thread.ofPlatform().daemon().start(witness::answerTheDoor);
    return witness;
  }

  int port() {
    return door.getLocalPort();
  }

  List<Packet> packets() {
    return new ArrayList<>(packets);
  }

  int connections() {
    return connections.get();
  }

  private void relay() {
    try (var back = new DatagramSocket()) {
      SocketAddress asker = null;
      back.setSoTimeout(500);
      while (true) {
        var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        front.receive(packet);
        packets.add(new Packet(System.nanoTime(), type(packet.getData())));
        asker = packet.getSocketAddress();
        packet.setSocketAddress(agent);
        back.send(packet);
        var answer = new DatagramPacket(new byte[LARGEST], LARGEST);
        back.receive(answer);
        answer.setSocketAddress(asker);
        front.send(answer);
      }
    } catch (IOException _) {
      front.close();
    }
  }

  /// Of a message of SNMP v1 or v2c: behind the version and the community.
  private static int type(byte[] message) {
    int at = 2 + ((message[1] & LONG_FORM) == 0 ? 0 : message[1] & ~LONG_FORM & 0xFF);
    at += 2 + message[at + 1];
    at += 2 + message[at + 1];
    return message[at] & 0xFF;
  }

  private void answerTheDoor() {
    try {
      while (true) {
        try (var _ = door.accept()) {
          connections.incrementAndGet();
        }
      }
    } catch (IOException _) {
      front.close();
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    front.close();
  }
}
