package org.cadastre.probes.ssh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cadastre.core.net.Cidr;
import org.cadastre.probes.ssh.output.Connection;
import org.cadastre.probes.ssh.output.ListeningSocket;
import org.cadastre.probes.ssh.output.RunningProcess;
import org.jspecify.annotations.Nullable;

/// Joins processes, listening sockets and connections into the programs of a host.
final class Programs {
  private static final int MOST_ANCESTORS = 32;
  private static final int MOST_PEERS = 200;

  private final Map<Integer, RunningProcess> processes = new HashMap<>();
  private final Map<String, Program> byLeader = new LinkedHashMap<>();
  private final Set<Integer> listeningPorts = new HashSet<>();
  private final Program unknown = new Program("", null);
  private boolean tooMany;

  private Programs() {}

  static Programs of(
      List<RunningProcess> running, List<ListeningSocket> sockets, List<Connection> connections) {
    var programs = new Programs();
    running.forEach(p -> programs.processes.put(p.pid(), p));
    running.forEach(p -> programs.program(p.pid(), p.name()).joined());
    sockets.stream().filter(s -> !SocketsFacet.passing(s)).forEach(programs::wait);
    connections.forEach(programs::talk);
    return programs;
  }

  private void wait(ListeningSocket socket) {
    if (socket.protocol().equals("tcp")) {
      listeningPorts.add(socket.port());
    }
    owners(socket.owners()).forEach(program -> program.waitsOn(socket));
  }

  /// Who connects from a port on which the host waits is being called, not calling.
  private void talk(Connection connection) {
    if (listeningPorts.contains(connection.port())) {
      return;
    }
    for (var program : owners(connection.owners())) {
      if (program.peers().size() < MOST_PEERS) {
        program.talksTo(connection.peer(), connection.peerPort());
      } else {
        tooMany = true;
      }
    }
  }

  /// Those that share a socket; the unknown one where nobody told.
  private Collection<Program> owners(Map<Integer, String> owners) {
    var programs = new HashSet<Program>();
    owners.forEach((pid, name) -> programs.add(program(pid, name)));
    return programs.isEmpty() ? List.of(unknown) : programs;
  }

  private Program program(int pid, String name) {
    var leader = leader(pid);
    var key = leader == null ? name : leader.name() + " " + leader.pid();
    return byLeader.computeIfAbsent(
        key, _ -> new Program(leader == null ? name : leader.name(), leader));
  }

  /// The oldest ancestor with the same name: workers belong to who started them.
  private @Nullable RunningProcess leader(int pid) {
    var leader = processes.get(pid);
    for (int i = 0; leader != null && i < MOST_ANCESTORS; i++) {
      var parent = processes.get(leader.parent());
      if (parent == null || !parent.name().equals(leader.name())) {
        return leader;
      }
      leader = parent;
    }
    return leader;
  }

  /// One of each identity, those that nobody talks with included.
  List<Program> all() {
    Map<String, Program> byId = new LinkedHashMap<>();
    for (var program : byLeader.values()) {
      var first = byId.putIfAbsent(program.id(), program);
      if (first != null) {
        program.peers().forEach(peer -> first.talksTo(peer.address(), peer.port()));
        first.joined();
      }
    }
    return new ArrayList<>(byId.values());
  }

  /// Whom somebody on the host talks to, nobody knows who.
  Program unknown() {
    return unknown;
  }

  /// Whether a program talks to more peers than are taken.
  boolean tooMany() {
    return tooMany;
  }

  /// Who waits on a TCP port of the host.
  Optional<Program> listener(int port) {
    return byLeader.values().stream()
        .filter(
            p -> p.sockets().stream().anyMatch(s -> s.port() == port && s.protocol().equals("tcp")))
        .findFirst();
  }

  static boolean loopback(String address) {
    return Cidr.literal(address).filter(a -> a.isLoopbackAddress()).isPresent();
  }
}
