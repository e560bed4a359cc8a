package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.probe.Care;
import org.cadastre.core.scan.Approach;
import org.cadastre.core.scan.Protocol;
import org.cadastre.core.scan.Rates;
import org.cadastre.core.scan.Result;
import org.cadastre.core.scan.Scanner;
import org.cadastre.core.scan.Timepiece;
import org.cadastre.core.scan.Traffic;
import org.junit.jupiter.api.Test;

/// The living do not wait for the dead; `bench/dead` has the full numbers.
final class AmongTheDeadTest {
  private static final int LIVING = 20;
  private static final int DEAD = 1_000;
  private static final Duration BUSY = Duration.ofMillis(700);

  /// How long the conversation with each that lives took, in nanoseconds.
  private static List<Long> times(List<Endpoint> endpoints) throws InterruptedException {
    var leave = new Traffic(Rates.USUAL, Timepiece.REAL).leave(Rates.FREE, _ -> false);
    var access = Dial.access(Dial.BRIEF, Dial.PUBLIC).with(leave, Care.USUAL);
    var times = new ConcurrentHashMap<Endpoint, Long>();
    var answered = new AtomicInteger();
    var probe = new SnmpProbe(Knowledge.of(List.of()), Recorded.VOCABULARY);
    try (var connector = new SnmpConnector()) {
      var scanner =
          new Scanner(Map.of("snmp", new Protocol(probe, connector)), 256, InstantSource.system());
      scanner.scan(
          endpoints.stream().map(endpoint -> new Approach(endpoint, access)).iterator(),
          result -> {
            answered.incrementAndGet();
            if (result instanceof Result.Talked(var transcript, _)) {
              var took = Duration.between(transcript.started(), transcript.ended());
              times.put(transcript.endpoint(), took.toNanos());
            }
          });
    }
    assertThat(answered.get()).isEqualTo(endpoints.size());
    assertThat(times).hasSize(LIVING);
    return times.values().stream().sorted().toList();
  }

  @Test
  void whoLivesIsHeardAsSoonAsIfHeWereAlone() throws InterruptedException, IOException {
    var agents = new ArrayList<ScriptedAgent>();
    var living = new ArrayList<Endpoint>();
    try (var silent = new DatagramSocket(0)) {
      for (int host = 1; host <= LIVING; host++) {
        var address = InetAddress.getByAddress(new byte[] {127, 7, 8, (byte) host});
        agents.add(ScriptedAgent.start(address, 0, new MibAgent().table(Oids.IF_ENTRY, 8, 24)));
        living.add(agents.getLast().endpoint());
      }
      var all = new ArrayList<>(living);
      for (int i = 0; i < DEAD; i++) {
        var host = "127.7.%d.%d".formatted(16 + i / 250, i % 250);
        all.add(new Endpoint("snmp", host, silent.getLocalPort()));
        all.add(new Endpoint("snmp", host, 9));
      }
      Collections.shuffle(all, new Random(7));
      times(living);
      long alone = times(living).getLast();
      long started = System.nanoTime();
      long among = times(all).getLast();
      assertThat(Duration.ofNanos(among)).isLessThan(Duration.ofNanos(2 * alone).plus(BUSY));
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
    } finally {
      agents.forEach(ScriptedAgent::close);
    }
  }
}
