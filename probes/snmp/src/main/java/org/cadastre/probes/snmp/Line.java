package org.cadastre.probes.snmp;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Integer32;

/// A line to one agent: sends a request and waits for its answer on the calling thread.
final class Line implements AutoCloseable {
  /// The share of the wait that is left after a message that cannot be understood.
  private static final int GRACE_SHARE = 8;

  private final Way way;
  private final Dialect dialect;
  private final SecureRandom random;
  private final Mailbox mailbox;
  private Duration slowest = Duration.ZERO;
  private long held;

  Line(Way way, Dialect dialect, SecureRandom random) {
    this.way = way;
    this.dialect = dialect;
    this.random = random;
    this.mailbox = way.expect();
  }

  /// Another line to the same agent, into the context in which it keeps a VLAN's tables.
  Line inContext(String vlan) {
    return new Line(way, dialect.inContext(vlan), random);
  }

  Dialect dialect() {
    return dialect;
  }

  /// Waits until one more packet may be sent; what is sent after that need not be one of ours.
  void clear() throws InterruptedException {
    held += way.clear();
  }

  /// How long, in nanoseconds, requests waited for leave to be sent: no time of the agent's.
  long held() {
    return held;
  }

  /// How long the slowest answer took to come.
  Duration slowest() {
    return slowest;
  }

  /// Sends the request once for each wait, until it is answered.
  Reply ask(PDU request, List<Duration> waits) throws InterruptedException {
    request.setRequestID(new Integer32(random.nextInt() & Integer.MAX_VALUE));
    return askUnchanged(request, waits);
  }

  /// The same request once more, unless its answer has come in the meantime.
  Reply askAgain(PDU request, Duration patience) throws InterruptedException {
    var late = await(request, Duration.ZERO);
    return late instanceof Reply.Silence ? askUnchanged(request, List.of(patience)) : late;
  }

  private Reply askUnchanged(PDU request, List<Duration> waits) throws InterruptedException {
    long started = System.nanoTime() - held;
    Optional<Reply> garbled = Optional.empty();
    for (var wait : waits) {
      switch (once(request, wait)) {
        case Reply.Garbled heard -> garbled = Optional.of(heard);
        case Reply.Silence _ -> {}
        case Reply reply -> {
          return reply;
        }
      }
    }
    return garbled.orElseGet(
        () -> new Reply.Silence(Duration.ofNanos(System.nanoTime() - held - started)));
  }

  /// Asks once; where the agent says that our idea of its clock is wrong, its report has set it
  /// right and the request is repeated (RFC 3414, section 4).
  private Reply once(PDU request, Duration patience) throws InterruptedException {
    var reply = send(request, patience);
    return reply instanceof Reply.Report(var reason)
            && SnmpConstants.usmStatsNotInTimeWindows.equals(reason)
        ? send(request, patience)
        : reply;
  }

  private Reply send(PDU request, Duration patience) throws InterruptedException {
    clear();
    try {
      way.send(dialect.encode(request));
    } catch (IOException | RuntimeException e) {
      return new Reply.Unsent(message(e));
    }
    return await(request, patience);
  }

  /// What the request brings in that time. A message that cannot be understood ends the wait only
  /// after a little: anybody may have sent it under the agent's address.
  private Reply await(PDU request, Duration patience) throws InterruptedException {
    long started = System.nanoTime();
    long ends = started + patience.toNanos();
    Reply heard = new Reply.Silence(patience);
    while (true) {
      var datagram = mailbox.take(Duration.ofNanos(ends - System.nanoTime()));
      if (datagram.isEmpty()) {
        return heard;
      }
      switch (understand(datagram.get(), request).orElse(heard)) {
        case Reply.Garbled garbled -> {
          heard = garbled;
          ends = Math.min(ends, System.nanoTime() + patience.toNanos() / GRACE_SHARE);
        }
        case Reply.Silence _ -> {}
        case Reply reply -> {
          noteRoundTrip(System.nanoTime() - started);
          return reply;
        }
      }
      if (System.nanoTime() - ends > 0) {
        return heard;
      }
    }
  }

  private void noteRoundTrip(long nanos) {
    if (nanos > slowest.toNanos()) {
      slowest = Duration.ofNanos(nanos);
    }
  }

  private Optional<Reply> understand(byte[] message, PDU request) {
    try {
      return dialect.decode(message, request);
    } catch (IOException | RuntimeException e) {
      return Optional.of(new Reply.Garbled(message(e)));
    }
  }

  private static String message(Exception e) {
    var said = e.getMessage();
    return said == null ? e.getClass().getSimpleName() : said;
  }

  @Override
  public void close() {
    way.forget(mailbox);
  }
}
