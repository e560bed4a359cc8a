package org.cadastre.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Probe;
import org.cadastre.core.scan.Approach;
import org.cadastre.core.scan.Result;
import org.cadastre.core.scan.Scanner;

/// Asking in a process that has so much memory left for each endpoint: the rest is filled while it
/// asks. What the first one needs besides, such as a library's code, is none of its own.
public final class Confined {
  private static final int ROOM = Integer.getInteger("cadastre.room", 32) << 20;

  /// The usual ones; a shorter time, as most hostile peers need all of it.
  public static final Limits LIMITS =
      new Limits(
          Duration.ofMillis(500),
          Duration.ofSeconds(4),
          Duration.ofSeconds(Integer.getInteger("cadastre.hostile.seconds", 10)),
          Limits.USUAL.answerBytes(),
          Limits.USUAL.sessionBytes());

  private Confined() {}

  /// What a process said that asks with [#survey].
  ///
  /// @param main its class
  /// @param arguments for it
  /// @return lines of words: milliseconds, rows of coverage, how many of them say what is missing,
  ///   and, where there was a conversation, how many answers were cut and the length of all
  public static List<String[]> run(Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx160m",
            "-Xmn2m",
            "-XX:MarkSweepDeadRatio=0",
            "-Dcadastre.root=" + System.getProperty("cadastre.root", "."),
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(arguments);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).doesNotContain("OutOfMemoryError");
    return said.lines()
        .filter(line -> line.matches("\\d+ \\d+ \\d+.*"))
        .map(line -> line.split(" ", -1))
        .toList();
  }

  /// Holds what was said of a hostile peer: it ended a second after its time at the latest, and is
  /// a row of coverage that says what is missing.
  public static void requireEnded(Object peer, String[] words) {
    assertThat(Long.parseLong(words[0]))
        .as("ms for %s", peer)
        .isLessThan(LIMITS.session().toMillis() + 1_000);
    assertThat(Integer.parseInt(words[1])).as("rows of %s", peer).isPositive();
    assertThat(Integer.parseInt(words[2])).as("gaps of %s", peer).isPositive();
  }

  /// Asks, and tells of it in the words of [#run].
  public static String survey(Scanner scanner, Probe probe, Approach approach)
      throws InterruptedException {
    long started = System.nanoTime();
    var result = ask(scanner, approach);
    long took = (System.nanoTime() - started) / 1_000_000;
    return switch (result) {
      case Result.Failed failed -> took + " 1 1 " + failed.outcome() + ": " + failed.reason();
      case Result.Faulted(_, var fault) -> throw fault;
      case Result.Talked(var transcript, _) -> took + " " + words(probe, transcript);
    };
  }

  private static Result ask(Scanner scanner, Approach approach) throws InterruptedException {
    var filling = filling();
    try {
      return scanner.ask(approach);
    } finally {
      Reference.reachabilityFence(filling);
    }
  }

  private static byte[] filling() {
    var runtime = Runtime.getRuntime();
    System.gc();
    long used = runtime.totalMemory() - runtime.freeMemory();
    return new byte[Math.toIntExact(runtime.maxMemory() - used - ROOM)];
  }

  private static String words(Probe probe, Transcript transcript) {
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
    return "%d %d %d %d".formatted(rows.size(), gaps, cut, length);
  }
}
