package org.cadastre.probes.snmp;

import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.scan.Approach;
import org.cadastre.core.scan.Protocol;
import org.cadastre.core.scan.Result;
import org.cadastre.core.scan.Scanner;
import org.cadastre.settings.Configuration;

/// A process that asks endpoints one after the other and has so much memory left for each: the rest
/// is filled while it asks.
final class Confined {
  private static final int ROOM = Integer.getInteger("cadastre.room", 32) << 20;

  /// The usual ones; a shorter time, as most agents need all of it.
  static final Limits LIMITS =
      new Limits(
          Duration.ofMillis(500),
          Duration.ofSeconds(4),
          Duration.ofSeconds(Integer.getInteger("cadastre.hostile.seconds", 10)),
          Limits.USUAL.answerBytes(),
          Limits.USUAL.sessionBytes());

  private Confined() {}

  /// @param arguments ports on loopback
  public static void main(String[] arguments) throws InterruptedException {
    var configuration =
        Configuration.load(Path.of(System.getProperty("cadastre.root", ".")).resolve("config"));
    var probe = new SnmpProbe(configuration.knowledge("snmp"), configuration.vocabulary());
    var connector = new SnmpConnector();
    try (connector) {
      var scanner =
          new Scanner(Map.of("snmp", new Protocol(probe, connector)), 1, InstantSource.system());
      for (var port : arguments) {
        System.out.println(survey(scanner, probe, port));
      }
    }
  }

  private static byte[] filling() {
    var runtime = Runtime.getRuntime();
    System.gc();
    long used = runtime.totalMemory() - runtime.freeMemory();
    return new byte[Math.toIntExact(runtime.maxMemory() - used - ROOM)];
  }

  private static Result confined(Scanner scanner, Approach approach) throws InterruptedException {
    var filling = filling();
    try {
      return scanner.ask(approach);
    } finally {
      Reference.reachabilityFence(filling);
    }
  }

  /// Milliseconds, rows of coverage, how many of them say what is missing, how many answers were
  /// cut, and the length of all.
  private static String survey(Scanner scanner, SnmpProbe probe, String port)
      throws InterruptedException {
    var endpoint = new Endpoint("snmp", "127.0.0.1", Integer.parseInt(port));
    long started = System.nanoTime();
    var result = confined(scanner, new Approach(endpoint, Dial.access(LIMITS, Dial.PUBLIC)));
    long took = (System.nanoTime() - started) / 1_000_000;
    return switch (result) {
      case Result.Failed failed -> took + " 1 1 " + failed.outcome();
      case Result.Faulted(_, var fault) -> throw fault;
      case Result.Talked(var transcript, _) -> {
        var rows =
            probe.read(transcript).stream()
                .filter(Finding.Coverage.class::isInstance)
                .map(Finding.Coverage.class::cast)
                .toList();
        long gaps = rows.stream().filter(row -> !row.reason().isEmpty()).count();
        var said =
            transcript.exchanges().stream()
                .map(Exchange::answer)
                .filter(Answer.Said.class::isInstance)
                .map(Answer.Said.class::cast)
                .toList();
        long cut = said.stream().filter(answer -> !answer.complete()).count();
        int length = said.stream().mapToInt(answer -> answer.text().length()).sum();
        yield "%d %d %d %d %d".formatted(took, rows.size(), gaps, cut, length);
      }
    };
  }
}
