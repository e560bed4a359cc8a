package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How soon the network is left in peace when all scans are stopped.
class StopTest {
  private static final Duration PROMISED = Duration.ofSeconds(2);

  @TempDir private Path directory = Path.of("");

  /// Hears everything that is sent to one port of loopback, over UDP and TCP, and never answers.
  private static final class Deaf implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 1_000);
    private final DatagramSocket ear = new DatagramSocket(door.getLocalPort());
    final CountDownLatch packets = new CountDownLatch(300);
    final CountDownLatch connections = new CountDownLatch(50);
    final AtomicLong lastSign = new AtomicLong();

    Deaf() throws IOException {
      Thread.ofPlatform().daemon().start(this::hear);
      Thread.ofPlatform().daemon().start(this::letIn);
    }

    int port() {
      return door.getLocalPort();
    }

    private void sign() {
      lastSign.accumulateAndGet(System.nanoTime(), Math::max);
    }

    private void hear() {
      try {
        while (true) {
          ear.receive(new DatagramPacket(new byte[1500], 1500));
          sign();
          packets.countDown();
        }
      } catch (IOException _) {
        ear.close();
      }
    }

    private void letIn() {
      try {
        while (true) {
          var guest = door.accept();
          sign();
          connections.countDown();
          Thread.ofVirtual().start(() -> listen(guest));
        }
      } catch (IOException _) {
        ear.close();
      }
    }

    /// Until the guest hangs up, which is the last that is heard of him.
    private void listen(Socket guest) {
      try (guest) {
        while (guest.getInputStream().read() >= 0) {
          sign();
        }
        sign();
      } catch (IOException _) {
        sign();
      }
    }

    @Override
    public void close() throws IOException {
      door.close();
      ear.close();
    }
  }

  private void stops(Cli scanning, Cli stopping) throws Exception {
    try (var deaf = new Deaf()) {
      var scan =
          new FutureTask<>(() ->
              scanning.run(
                  "scan",
                  "run",
                  "--targets",
                  "127.90.0.0/20",
                  "--probes",
                  "snmp,ssh",
                  "--ports",
                  "snmp=%1$d,ssh=%1$d".formatted(deaf.port())));
      Thread.ofPlatform().daemon().start(scan);
      assertThat(deaf.packets.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(deaf.connections.await(60, TimeUnit.SECONDS)).isTrue();
      long told = System.nanoTime();
      var stopped = stopping.run("scan", "stop-all", "--reason", "the network breaks");
      assertThat(stopped.exit()).as(stopped.toString()).isZero();
      var ran = scan.get(60, TimeUnit.SECONDS);
      assertThat(ran.out()).contains("interrupted");
      assertThat(Duration.ofNanos(deaf.lastSign.get() - told)).isLessThan(PROMISED);
    }
  }

  @Test
  void allIsQuietTwoSecondsAfterTheStopOfAHomeOfFiles() throws Exception {
    var cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("init").exit()).isZero();
    stops(cli, cli);
  }

  @Test
  void allIsQuietTwoSecondsAfterAnotherNodeSaysSo() throws Exception {
    try (var postgres = PostgresHomes.start()) {
      var one = new Cli(directory.resolve("one"));
      var other = new Cli(directory.resolve("other"));
      for (var node : new Cli[] {one, other}) {
        postgres.settle(node.home(), "postgres", "postgres");
        assertThat(Files.isDirectory(node.home())).isTrue();
        assertThat(node.run("init").exit()).isZero();
      }
      stops(one, other);
    }
  }
}
