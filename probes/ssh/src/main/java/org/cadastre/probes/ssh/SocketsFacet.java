package org.cadastre.probes.ssh;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.ssh.output.ListeningSocket;

/// The sockets on which the host waits for others, and the processes behind them as far as we may
/// see them.
final class SocketsFacet {
  private static final int FIRST_PASSING_PORT = 32_768;
  private static final int LAST_PASSING_PORT = 60_999;

  private final Picture picture;
  private final Subject host;
  private final Report report;

  SocketsFacet(Picture picture, Subject host, Report report) {
    this.picture = picture;
    this.host = host;
    this.report = report;
  }

  void report() {
    picture.heard(Asked.SOCKETS).ifPresent(this::report);
  }

  private void report(Heard heard) {
    Map<String, ListeningSocket> sockets = new TreeMap<>();
    ListeningSocket.parse(heard.text()).stream()
        .filter(socket -> !passing(socket))
        .forEach(socket -> sockets.merge(id(socket), socket, ListeningSocket::with));
    sockets.forEach((id, socket) -> socket(id, socket, heard.exchange()));
    var shortfall = heard.shortfall();
    if (shortfall.isEmpty() && heard.complete()) {
      report.census(host, "listening_socket", heard.exchange());
    }
    boolean nameless = sockets.values().stream().anyMatch(s -> s.processes().isEmpty());
    var extent = shortfall.orElseGet(() -> extent(heard, nameless));
    report.coverage("sockets", extent, heard.exchange());
  }

  private Heard.Extent extent(Heard heard, boolean nameless) {
    if (heard.missing()) {
      return new Heard.Extent(
          Outcome.UNSUPPORTED, "neither ss nor netstat nor sockstat nor /proc/net");
    }
    if (!heard.complete()) {
      return new Heard.Extent(Outcome.PARTIAL, "the listing of sockets ended with an error");
    }
    return nameless && !picture.privileged()
        ? new Heard.Extent(
            Outcome.PARTIAL, "process names of sockets of other users need root (run as root)")
        : Heard.Extent.COMPLETE;
  }

  /// A client that waits for a UDP reply looks like a service, but only until the reply has come;
  /// such ports come from the range that Linux gives out (ip_local_port_range) and never settle.
  static boolean passing(ListeningSocket socket) {
    return socket.protocol().startsWith("udp")
        && socket.port() >= FIRST_PASSING_PORT
        && socket.port() <= LAST_PASSING_PORT;
  }

  static Subject subject(String id, Subject host) {
    return new Subject("listening_socket", id, List.of(new Key("socket.id", id)), host);
  }

  static String id(ListeningSocket socket) {
    return socket.protocol() + ":" + socket.address() + ":" + socket.port();
  }

  private void socket(String id, ListeningSocket socket, int at) {
    var subject = subject(id, host);
    report.partOf(subject, host, at);
    report.fact(subject, "socket.protocol", socket.protocol(), at);
    report.fact(subject, "socket.address", socket.address(), at);
    report.fact(subject, "socket.port", socket.port(), at);
    report.fact(subject, "socket.process", String.join(", ", socket.processes()), at);
  }
}
