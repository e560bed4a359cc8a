package org.cadastre.probes.snmp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.snmp4j.PDU;

/// Waits for the first sign of life, and finds out whether a silent address says that nothing
/// listens on the port. Only a connected socket is told of ICMP errors, so a few are opened for a
/// moment each; what they send is the question asked again, so that it costs no packet more.
final class PortKnock {
  /// What came of a first question.
  sealed interface Heard {
    /// The host says that nothing listens there.
    record Closed() implements Heard {}

    record Said(Reply reply) implements Heard {}
  }

  private static final int AT_ONCE = 128;

  /// The share of the first answer's time for the first try and for the knock, each.
  private static final int SHARE = 8;

  private static final Duration LONGEST = Duration.ofMillis(250);

  private final Semaphore places = new Semaphore(AT_ONCE);

  /// Asks, knocks, and asks again.
  ///
  /// @param patience for all of it
  Heard first(Way way, Line line, PDU question, Duration patience) throws InterruptedException {
    var brief = patience.dividedBy(SHARE);
    brief = brief.compareTo(LONGEST) < 0 ? brief : LONGEST;
    var reply = line.ask(question, List.of(brief));
    if (!(reply instanceof Reply.Silence)) {
      return new Heard.Said(reply);
    }
    return closed(way, line, question, brief)
        ? new Heard.Closed()
        : new Heard.Said(line.askAgain(question, patience.minus(brief.multipliedBy(2))));
  }

  /// False also when there was no time to knock.
  private boolean closed(Way way, Line line, PDU question, Duration patience)
      throws InterruptedException {
    if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    try (var socket = new DatagramSocket()) {
      line.clear();
      var message = line.dialect().encode(question);
      socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
      socket.connect(way.peer());
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
