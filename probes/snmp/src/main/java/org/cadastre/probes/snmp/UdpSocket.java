package org.cadastre.probes.snmp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/// One UDP socket shared by many conversations. A datagram reaches only the mailboxes of the
/// address and port that it came from; what nobody waits for is dropped unread.
final class UdpSocket implements AutoCloseable {
  private static final int BUFFER_BYTES = 8 * 1024 * 1024;
  private static final int LARGEST_DATAGRAM = 65_535;

  private final DatagramChannel channel;
  private final ConcurrentMap<InetSocketAddress, List<Mailbox>> mailboxes =
      new ConcurrentHashMap<>();

  private UdpSocket(DatagramChannel channel) {
    this.channel = channel;
  }

  static UdpSocket open(String name) throws IOException {
    var channel = DatagramChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
    channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES);
    channel.bind(null);
    var socket = new UdpSocket(channel);
    Thread.ofPlatform().daemon().name(name).start(socket::receive);
    return socket;
  }

  Mailbox expect(InetSocketAddress peer) {
    var mailbox = new Mailbox();
    mailboxes.merge(
        peer,
        List.of(mailbox),
        (before, added) -> Stream.concat(before.stream(), added.stream()).toList());
    return mailbox;
  }

  void forget(InetSocketAddress peer, Mailbox mailbox) {
    mailboxes.computeIfPresent(
        peer,
        (_, before) -> {
          var rest = before.stream().filter(other -> other != mailbox).toList();
          return rest.isEmpty() ? null : rest;
        });
  }

  void send(byte[] message, InetSocketAddress peer) throws IOException {
    channel.send(ByteBuffer.wrap(message), peer);
  }

  private void receive() {
    var buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
    while (channel.isOpen()) {
      try {
        receiveOne(buffer);
      } catch (ClosedChannelException _) {
        return;
      } catch (IOException _) {
        // an ICMP error concerns one peer, not the socket
      }
    }
  }

  private void receiveOne(ByteBuffer buffer) throws IOException {
    buffer.clear();
    if (channel.receive(buffer) instanceof InetSocketAddress from) {
      var waiting = mailboxes.get(from);
      if (waiting != null) {
        buffer.flip();
        var datagram = new byte[buffer.remaining()];
        buffer.get(datagram);
        waiting.forEach(mailbox -> mailbox.deliver(datagram));
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // nothing is left to be freed
    }
  }
}
