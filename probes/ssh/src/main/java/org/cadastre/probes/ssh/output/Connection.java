package org.cadastre.probes.ssh.output;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/// An established TCP connection.
///
/// @param owners process names by process number; empty when not told
public record Connection(
    String address, int port, String peer, int peerPort, NavigableMap<Integer, String> owners) {
  private static final int MOST = 50_000;

  /// What is no connection is passed over; a flood is cut.
  public static List<Connection> parse(String text) {
    return Lines.of(text)
        .map(line -> SocketLine.of(line, Lines.words(line)))
        .flatMap(Optional::stream)
        .filter(SocketLine::talks)
        .map(s -> new Connection(s.address(), s.port(), s.peer(), s.peerPort(), s.owners()))
        .limit(MOST)
        .toList();
  }
}
