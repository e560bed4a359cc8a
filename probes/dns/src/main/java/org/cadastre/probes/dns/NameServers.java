package org.cadastre.probes.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cadastre.core.net.Cidr;
import org.cadastre.core.probe.Leave;

/// The name servers that this machine uses, each question with a limit on its time. When many in a
/// row were not answered, no more are asked: nobody waits for the dead.
final class NameServers {
  private static final Path CONFIGURATION = Path.of("/etc/resolv.conf");
  private static final int PORT = 53;
  private static final int MOST_SERVERS = 3;
  private static final int MOST_SILENCES = 16;
  private static final int LARGEST = 4096;
  private static final int IDS = 1 << 16;

  private final List<InetSocketAddress> servers;
  private final SecureRandom random = new SecureRandom();
  private final AtomicInteger silences = new AtomicInteger();

  NameServers(List<InetSocketAddress> servers) {
    this.servers = List.copyOf(servers);
  }

  /// None where the machine names none.
  static NameServers ofThisMachine() {
    try (var lines = Files.lines(CONFIGURATION)) {
      return new NameServers(
          lines
              .map(line -> line.strip().split("\\s+", -1))
              .filter(words -> words.length > 1 && words[0].equals("nameserver"))
              .flatMap(words -> Cidr.literal(words[1]).stream())
              .limit(MOST_SERVERS)
              .map(address -> new InetSocketAddress(address, PORT))
              .toList());
    } catch (IOException _) {
      return new NameServers(List.of());
    }
  }

  /// Asks one server after the other until one has an answer.
  ///
  /// @param limit for each server
  /// @param leave by which a server that is excluded is not asked either
  Reply ask(String name, RecordType type, Duration limit, Leave leave) throws InterruptedException {
    Reply last = new Reply.Unanswered();
    for (var server : servers) {
      if (leave.forbids(server.getAddress())) {
        last = new Reply.Failing(server.getAddress().getHostAddress() + " is never to be asked");
      } else if (silences.get() < MOST_SILENCES) {
        leave.packet(server.getAddress());
        last = ask(server, name, type, limit);
        if (last instanceof Reply.Told) {
          return last;
        }
      }
    }
    return last;
  }

  /// A connected socket takes nothing from others, and a fresh port and number make it hard to
  /// guess what to forge (RFC 5452).
  private Reply ask(InetSocketAddress server, String name, RecordType type, Duration limit) {
    var message = new Message(random.nextInt(IDS), name, type);
    try (var socket = new DatagramSocket()) {
      socket.connect(server);
      socket.setSoTimeout(Math.max(1, (int) limit.toMillis()));
      var query = message.query();
      socket.send(new DatagramPacket(query, query.length));
      var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
      socket.receive(packet);
      silences.set(0);
      return message.read(packet.getData(), packet.getLength());
    } catch (SocketTimeoutException _) {
      silences.incrementAndGet();
      return new Reply.Unanswered();
    } catch (IOException e) {
      silences.incrementAndGet();
      return new Reply.Failing(String.valueOf(e.getMessage()));
    }
  }
}
