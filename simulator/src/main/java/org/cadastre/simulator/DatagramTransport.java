package org.cadastre.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.snmp4j.TransportStateReference;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.AbstractTransportMapping;

/// A UDP socket that listens on a virtual thread: snmp4j's own takes a platform thread for each
/// agent, of which an estate has a dozen.
final class DatagramTransport extends AbstractTransportMapping<UdpAddress> {
  private static final int LARGEST_DATAGRAM = 65_535;

  private final DatagramSocket socket;
  private @Nullable Thread listener;

  /// @throws UncheckedIOException when the address is taken or not ours
  DatagramTransport(InetSocketAddress at) {
    try {
      socket = new DatagramSocket(at);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen for SNMP on " + at, e);
    }
  }

  @Override
  public void listen() {
    listener = Thread.ofVirtual().name("snmp-agent-" + getListenAddress()).start(this::receiveAll);
  }

  private void receiveAll() {
    var packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
    while (!socket.isClosed()) {
      try {
        packet.setLength(LARGEST_DATAGRAM);
        socket.receive(packet);
      } catch (IOException _) {
        continue; // closed: the loop ends; otherwise an ICMP error about an earlier answer
      }
      process(packet);
    }
  }

  private void process(DatagramPacket packet) {
    var peer = new UdpAddress(packet.getAddress(), packet.getPort());
    var bytes = Arrays.copyOf(packet.getData(), packet.getLength());
    var state =
        new TransportStateReference(
            this, peer, null, SecurityLevel.undefined, SecurityLevel.undefined, false, this);
    try {
      fireProcessMessage(peer, ByteBuffer.wrap(bytes), state);
    } catch (IllegalArgumentException | IllegalStateException | BufferUnderflowException _) {
      return; // what cannot be decoded is dropped, as devices do
    }
  }

  @Override
  public void sendMessage(
      UdpAddress to, byte[] message, TransportStateReference state, long timeout, int retries)
      throws IOException {
    socket.send(new DatagramPacket(message, message.length, to.getInetAddress(), to.getPort()));
  }

  @Override
  public Class<UdpAddress> getSupportedAddressClass() {
    return UdpAddress.class;
  }

  @Override
  public UdpAddress getListenAddress() {
    return new UdpAddress(socket.getLocalAddress(), socket.getLocalPort());
  }

  @Override
  public boolean isListening() {
    return listener != null && listener.isAlive();
  }

  @Override
  public void close() {
    socket.close();
  }
}
