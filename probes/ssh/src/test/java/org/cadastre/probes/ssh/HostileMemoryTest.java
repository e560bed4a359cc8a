package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cadastre.testkit.Confined;
import org.junit.jupiter.api.Test;

/// Whatever a peer does, asking it ends a second after the time for it is over at the latest, takes
/// no more than 32 MB, and leaves a row of coverage that says what is missing.
final class HostileMemoryTest {
  @Test
  void no_peer_costs_more_than_its_time_and_its_memory() throws IOException, InterruptedException {
    var honest = HostileShell.HONEST.start();
    var peers = new ArrayList<Hostile>(List.of(HostilePeer.values()));
    peers.addAll(List.of(HostileShell.values()));
    var running = new ArrayList<Hostile.Running>();
    for (var peer : peers) {
      running.add(peer.start());
    }
    var ports =
        Stream.concat(Stream.of(honest), running.stream())
            .map(peer -> Integer.toString(peer.port()))
            .toList();
    var said = Confined.run(ConfinedSsh.class, ports);
    running.forEach(Hostile.Running::end);
    honest.end();
    assertThat(said).hasSize(peers.size());
    for (int i = 0; i < said.size(); i++) {
      Confined.requireEnded(peers.get(i), said.get(i));
    }
  }
}
