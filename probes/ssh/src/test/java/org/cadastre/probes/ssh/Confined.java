package org.cadastre.probes.ssh;

import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Secret;
import org.cadastre.core.scan.Approach;
import org.cadastre.core.scan.Protocol;
import org.cadastre.core.scan.Result;
import org.cadastre.core.scan.Scanner;
import org.cadastre.settings.Configuration;

/// A process that asks endpoints one after the other and has so much memory left for each: the rest
/// is filled while it asks. What the first needs besides, such as the library's code, is none of
/// its own.
final class Confined {
  private static final int ROOM = Integer.getInteger("cadastre.room", 32) << 20;

  /// The usual ones; a shorter time, as most peers need all of it.
  static final Limits LIMITS =
      new Limits(
          Duration.ofMillis(500),
          Duration.ofSeconds(4),
          Duration.ofSeconds(Integer.getInteger("cadastre.hostile.seconds", 10)),
          Limits.USUAL.answerBytes(),
          Limits.USUAL.sessionBytes());

  private Confined() {}

  /// @param arguments ports on loopback, an honest peer's first
  public static void main(String[] arguments) throws InterruptedException {
    var configuration =
        Configuration.load(Path.of(System.getProperty("cadastre.root", ".")).resolve("config"));
    var probe = new SshProbe(configuration.knowledge("ssh"), configuration.vocabulary());
    try (var connector = new SshConnector()) {
      var scanner =
          new Scanner(Map.of("ssh", new Protocol(probe, connector)), 1, InstantSource.system());
      var honest = scanner.ask(approach(arguments[0]));
      if (!(honest instanceof Result.Talked)) {
        throw new IllegalStateException("the honest peer: " + honest);
      }
      for (var port : List.of(arguments).subList(1, arguments.length)) {
        System.out.println(survey(scanner, probe, approach(port)));
      }
    }
  }

  private static Approach approach(String port) {
    var endpoint = new Endpoint("ssh", "127.0.0.1", Integer.parseInt(port));
    var password = new Credential.SshPassword("p", "root", Secret.of("hunter2"));
    return new Approach(endpoint, new Access(List.of(password), KnownHosts.ANY, LIMITS));
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

  /// Milliseconds, rows of coverage, and how many of them say what is missing.
  private static String survey(Scanner scanner, SshProbe probe, Approach approach)
      throws InterruptedException {
    long started = System.nanoTime();
    var result = confined(scanner, approach);
    long took = (System.nanoTime() - started) / 1_000_000;
    return switch (result) {
      case Result.Failed failed -> took + " 1 1 " + failed.outcome() + ": " + failed.reason();
      case Result.Faulted(_, var fault) -> throw fault;
      case Result.Talked(var transcript, _) -> {
        var rows =
            probe.read(transcript).stream()
                .filter(Finding.Coverage.class::isInstance)
                .map(Finding.Coverage.class::cast)
                .toList();
        long gaps = rows.stream().filter(row -> !row.reason().isEmpty()).count();
        yield took + " " + rows.size() + " " + gaps;
      }
    };
  }
}
