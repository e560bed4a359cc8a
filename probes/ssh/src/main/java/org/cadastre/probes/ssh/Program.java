package org.cadastre.probes.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.cadastre.probes.ssh.output.ListeningSocket;
import org.cadastre.probes.ssh.output.RunningProcess;
import org.jspecify.annotations.Nullable;

/// One program at work: a process with its workers, the sockets on which they wait and the peers to
/// whom they talk.
final class Program {
  private final String name;
  private final @Nullable RunningProcess leader;
  private final List<ListeningSocket> sockets = new ArrayList<>();
  private final NavigableSet<Peer> peers = new TreeSet<>();
  private int processes;

  /// Somebody whom it opened a connection to.
  record Peer(String address, int port) implements Comparable<Peer> {
    @Override
    public int compareTo(Peer other) {
      int byAddress = address.compareTo(other.address);
      return byAddress != 0 ? byAddress : Integer.compare(port, other.port);
    }
  }

  /// @param leader null where only the sockets told of it
  Program(String name, @Nullable RunningProcess leader) {
    this.name = name;
    this.leader = leader;
  }

  void joined() {
    processes++;
  }

  void waitsOn(ListeningSocket socket) {
    sockets.add(socket);
  }

  void talksTo(String address, int port) {
    peers.add(new Peer(address, port));
  }

  String name() {
    return name;
  }

  int processes() {
    return processes;
  }

  List<ListeningSocket> sockets() {
    return sockets;
  }

  NavigableSet<Peer> peers() {
    return peers;
  }

  boolean communicates() {
    return !sockets.isEmpty() || !peers.isEmpty();
  }

  /// What tells it from others on its host: process numbers change, names and ports stay.
  String id() {
    return ports().isEmpty() ? name : name + ":" + ports().first();
  }

  NavigableSet<Integer> ports() {
    NavigableSet<Integer> tcp = new TreeSet<>();
    NavigableSet<Integer> udp = new TreeSet<>();
    sockets.forEach(s -> (s.protocol().equals("tcp") ? tcp : udp).add(s.port()));
    return tcp.isEmpty() ? udp : tcp;
  }

  String user() {
    return leader == null ? "" : leader.user();
  }

  String unit() {
    return leader == null ? "" : leader.unit();
  }

  String command() {
    return leader == null ? "" : leader.command();
  }

  String executable() {
    return leader == null ? "" : leader.executable();
  }
}
