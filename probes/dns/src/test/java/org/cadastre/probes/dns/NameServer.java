package org.cadastre.probes.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A name server on loopback that knows a few records.
final class NameServer implements AutoCloseable {
  private static final int HEADER = 12;
  private static final int NO_SUCH_NAME = 3;

  private final DatagramSocket socket;
  private final @Nullable Map<String, String> records;
  private final AtomicInteger heard = new AtomicInteger();

  /// @param records by type and name, as `A web.example.net`
  NameServer(Map<String, String> records) throws IOException {
    this(records, true);
  }

  private NameServer(Map<String, String> records, boolean answers) throws IOException {
    this.socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
    this.records = answers ? records : null;
    Thread.ofPlatform().daemon().start(this::serve);
  }

  static NameServer silent() throws IOException {
    return new NameServer(Map.of(), false);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
  }

  int heard() {
    return heard.get();
  }

  private void serve() {
    var packet = new DatagramPacket(new byte[512], 512);
    while (!socket.isClosed()) {
      try {
        socket.receive(packet);
        heard.incrementAndGet();
        if (records != null) {
          var reply = reply(packet.getData(), records);
          socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
        }
      } catch (IOException _) {
        return;
      }
    }
  }

  private static byte[] reply(byte[] query, Map<String, String> records) throws IOException {
    var name = new StringJoiner(".");
    int at = HEADER;
    for (; query[at] != 0; at += query[at] + 1) {
      name.add(new String(query, at + 1, query[at], StandardCharsets.US_ASCII));
    }
    int end = at + 5;
    var type =
        switch (query[at + 2]) {
          case 1 -> "A";
          case 12 -> "PTR";
          default -> "?";
        };
    var record = records.get(type + " " + name);
    var out = ByteBuffer.allocate(512);
    out.put(query, 0, 2).put((byte) 0x85).put((byte) (record == null ? NO_SUCH_NAME : 0));
    out.putShort((short) 1).putShort((short) (record == null ? 0 : 1)).putInt(0);
    out.put(query, HEADER, end - HEADER);
    if (record != null) {
      var data = type.equals("A") ? InetAddress.ofLiteral(record).getAddress() : labels(record);
      out.putShort((short) 0xC00C).putShort(query[at + 2]).putShort((short) 1).putInt(60);
      out.putShort((short) data.length).put(data);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static byte[] labels(String name) {
    var out = ByteBuffer.allocate(name.length() + 2);
    for (var label : name.split("\\.", -1)) {
      out.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
    }
    return out.put((byte) 0).array();
  }

  @Override
  public void close() {
    socket.close();
  }
}
