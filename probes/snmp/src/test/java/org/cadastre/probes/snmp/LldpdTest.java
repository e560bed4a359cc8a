package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.Vocabulary;
import org.cadastre.core.scan.Approach;
import org.cadastre.core.scan.Protocol;
import org.cadastre.core.scan.Result;
import org.cadastre.core.scan.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With real daemons on both ends of a wire.
final class LldpdTest {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /// Daemons that are started at the same moment sometimes never hear each other.
  private static final int WIRES = 6;

  private final SnmpProbe probe = new SnmpProbe(Knowledge.of(List.of()), Vocabulary.of(Map.of()));

  @Test
  void theLinkBetweenTwoHostsIsFoundFromBothEnds(@TempDir Path directory)
      throws IOException, InterruptedException {
    assertThat(directory.toFile().setExecutable(true, false)).isTrue();
    boolean heard = false;
    for (int i = 0; i < WIRES && !heard; i++) {
      heard = bothEndsAreFound(Files.createDirectory(directory.resolve("wire-" + i)));
    }
    assertThat(heard).isTrue();
  }

  /// @return false where an end hears nothing
  private boolean bothEndsAreFound(Path directory) throws IOException, InterruptedException {
    try (var wire = Wire.lay(directory)) {
      var ends = List.of(link(wire, "left"), link(wire, "right"));
      if (ends.stream().anyMatch(Optional::isEmpty)) {
        return false;
      }
      var left = ends.getFirst().orElseThrow();
      var right = ends.getLast().orElseThrow();
      assertThat(left.subject().name()).isEqualTo("cad-left");
      assertThat(right.subject().name()).isEqualTo("cad-right");
      assertThat(left.other().keys())
          .as("what the left end hears is what the right end is")
          .containsAnyElementsOf(host(right));
      assertThat(right.other().keys()).containsAnyElementsOf(host(left));
      return true;
    }
  }

  private static List<Key> host(Finding.Link link) {
    var host = link.subject().host();
    return host == null ? List.of() : host.keys();
  }

  /// Daemons take a moment to start and to hear each other.
  private Optional<Finding.Link> link(Wire wire, String host)
      throws IOException, InterruptedException {
    var pause = new Semaphore(0);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    var found = Optional.<Finding.Link>empty();
    while (found.isEmpty() && System.nanoTime() < deadline) {
      boolean _ = wire.announce();
      found = ask(host);
      boolean _ = pause.tryAcquire(500, TimeUnit.MILLISECONDS);
    }
    return found;
  }

  private Optional<Finding.Link> ask(String host) throws InterruptedException {
    var endpoint = new Endpoint("snmp", Wire.address(host), 161);
    try (var connector = new SnmpConnector()) {
      var scanner =
          new Scanner(Map.of("snmp", new Protocol(probe, connector)), 1, () -> Instant.EPOCH);
      var approach = new Approach(endpoint, Dial.access(Dial.BRIEF, Dial.PUBLIC));
      return scanner.ask(approach) instanceof Result.Talked(var transcript, _)
          ? probe.read(transcript).stream()
              .filter(Finding.Link.class::isInstance)
              .map(Finding.Link.class::cast)
              .filter(link -> link.relation().equals("connected_to"))
              .filter(link -> link.subject().ciClass().equals("interface"))
              .findFirst()
          : Optional.empty();
    }
  }
}
