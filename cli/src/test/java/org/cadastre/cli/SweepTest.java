package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.cadastre.simulator.Mib;
import org.cadastre.simulator.SimulatedAgent;
import org.cadastre.simulator.SnmpAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sweeps of loopback ranges in which few answer, or answer badly.
class SweepTest {
  private static final List<String> SYSTEM =
      List.of(
          "1.3.6.1.2.1.1.1.0|4|A box",
          "1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.8072.3.2.10",
          "1.3.6.1.2.1.1.3.0|67|100");

  @TempDir private Path directory = Path.of("");

  private Cli cli() {
    return new Cli(directory.resolve("home"));
  }

  private static SimulatedAgent agent(String address, int port, String name) throws IOException {
    var lines = Stream.concat(SYSTEM.stream(), Stream.of("1.3.6.1.2.1.1.5.0|4x|" + hex(name)));
    return SimulatedAgent.start(
        new InetSocketAddress(address, port), Mib.of(lines), SnmpAccess.community("public"));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static int freePort() throws IOException {
    try (var socket = new DatagramSocket(0, InetAddress.getByName("127.77.0.1"))) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aNetworkInWhichThreeAnswerIsSweptInUnderTenSeconds() throws Exception {
    int port = freePort();
    try (var one = agent("127.77.0.5", port, "one");
        var two = agent("127.77.0.77", port, "two");
        var three = agent("127.77.0.254", port, "three")) {
      long started = System.nanoTime();
      var ran =
          cli()
              .run(
                  "scan",
                  "run",
                  "--targets",
                  "127.77.0.0/24",
                  "--ports",
                  "snmp=" + port,
                  "-o",
                  "json");
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
      assertThat(ran.exit()).as(ran.err()).isZero();
      assertThat(ran.json().get("items")).hasSize(3);
      assertThat(ran.json().get("asked").intValue()).isEqualTo(256);
      assertThat(ran.json().get("failures")).isEmpty();
      assertThat(List.of(one.address(), two.address(), three.address())).hasSize(3);
      var silent = cli().run("coverage", "127.77.0.0/24");
      assertThat(silent.out()).contains("253 addresses did not answer");
    }
  }

  @Test
  void nothingIsSentToWhatIsExcludedOrNotATarget() throws Exception {
    int port = freePort();
    var asked = new ConcurrentSkipListSet<String>();
    var sockets = new ArrayList<DatagramSocket>();
    try {
      for (int host = 1; host <= 12; host++) {
        sockets.add(listening("127.77.1." + host, port, asked));
      }
      var home = directory.resolve("home");
      Files.createDirectories(home);
      Files.writeString(
          home.resolve("settings.yaml"), "scan: {exclude: [127.77.1.3], first_answer: 500ms}\n");
      cli()
          .run(
              "scan",
              "run",
              "--targets",
              "127.77.1.1-8,localhost",
              "--exclude",
              "127.77.1.4/31,localhost",
              "--ports",
              "snmp=" + port);
      assertThat(asked).containsExactlyInAnyOrderElementsOf(hosts(1, 2, 6, 7, 8));
    } finally {
      sockets.forEach(DatagramSocket::close);
    }
  }

  private static Set<String> hosts(int... last) {
    var hosts = new TreeSet<String>();
    for (int host : last) {
      hosts.add("127.77.1." + host);
    }
    return hosts;
  }

  private static DatagramSocket listening(String address, int port, Set<String> asked)
      throws IOException {
    var socket = new DatagramSocket(new InetSocketAddress(address, port));
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (true) {
              socket.receive(new DatagramPacket(new byte[1500], 1500));
              asked.add(address);
            }
          } catch (IOException _) {
            asked.add("");
            asked.remove("");
          }
        });
    return socket;
  }

  @Test
  void hostsThatHangOrTalkGarbageAreRowsWithReasons() throws Exception {
    var home = directory.resolve("home");
    Files.createDirectories(home);
    Files.writeString(
        home.resolve("settings.yaml"), "scan: {first_answer: 1s, answer: 1s, session: 5s}\n");
    var secret = Files.writeString(directory.resolve("secret"), "a password\n");
    cli()
        .run(
            "credential",
            "add",
            "pw",
            "--kind",
            "ssh-password",
            "--scope",
            "127.77.2.0/24",
            "--user",
            "someone",
            "--secret-from",
            "file:" + secret);
    try (var silent = new ServerSocket(0, 5, InetAddress.getByName("127.77.2.1"));
        var babbling =
            new ServerSocket(silent.getLocalPort(), 5, InetAddress.getByName("127.77.2.2"))) {
      var gossip = Thread.ofVirtual().start(() -> babble(babbling));
      var ran =
          cli()
              .run(
                  "scan",
                  "run",
                  "--targets",
                  "127.77.2.1-3",
                  "--probes",
                  "ssh",
                  "--ports",
                  "ssh=" + silent.getLocalPort(),
                  "-o",
                  "json");
      assertThat(ran.exit()).isEqualTo(3);
      var rows = new ArrayList<String>();
      ran.json()
          .get("failures")
          .forEach(row ->
              rows.add(row.get("scope").stringValue() + " " + row.get("outcome").stringValue()));
      assertThat(rows)
          .containsExactlyInAnyOrder(
              "ssh:127.77.2.1:" + silent.getLocalPort() + " timed out",
              "ssh:127.77.2.2:" + silent.getLocalPort() + " garbled");
      assertThat(ran.err()).doesNotContain("Exception", "\tat ");
      gossip.interrupt();
    }
  }

  private static void babble(ServerSocket server) {
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          socket
              .getOutputStream()
              .write("HTTP/1.0 400 go away\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aHostThatWasThereAndIsSilentNowIsNamed() throws Exception {
    int port = freePort();
    try (var agent = agent("127.77.3.9", port, "fading")) {
      assertThat(agent.address().getPort()).isEqualTo(port);
      assertThat(scan("127.77.3.0/28", port).exit()).isZero();
    }
    var second = scan("127.77.3.0/28", port);
    assertThat(second.exit()).isEqualTo(3);
    assertThat(second.out()).contains("snmp:127.77.3.9:" + port);
    assertThat(cli().json("ci", "show", "fading").get("status").stringValue())
        .isEqualTo("verified");
  }

  private Cli.Ran scan(String targets, int port) {
    return cli().run("scan", "run", "--targets", targets, "--ports", "snmp=" + port);
  }

  /// Two devices, then one that has the addresses of both.
  @Test
  void whatCouldBeEitherOfTwoIsAConflictThatIsListed() throws Exception {
    int port = freePort();
    try (var one = withMacs("127.77.5.1", port, "one", "020000000001");
        var two = withMacs("127.77.5.2", port, "two", "020000000002");
        var either = withMacs("127.77.5.3", port, "either", "020000000001", "020000000002")) {
      assertThat(List.of(one.address(), two.address(), either.address())).hasSize(3);
      assertThat(scan("127.77.5.1-2", port).exit()).isZero();
      var third = scan("127.77.5.3", port);
      assertThat(third.exit()).isEqualTo(3);
      assertThat(third.out()).contains("a conflict was raised");
      var conflicts = cli().json("conflict", "list");
      assertThat(conflicts).hasSize(1);
      assertThat(conflicts.get(0).get("candidates"))
          .extracting(candidate -> candidate.get("name").stringValue())
          .containsExactlyInAnyOrder("one", "two");
      assertThat(cli().json("ci", "list")).hasSize(2);
    }
  }

  private static SimulatedAgent withMacs(String address, int port, String name, String... macs)
      throws IOException {
    var lines = new ArrayList<>(SYSTEM);
    lines.add("1.3.6.1.2.1.1.5.0|4|" + name);
    for (int i = 1; i <= macs.length; i++) {
      lines.add("1.3.6.1.2.1.2.2.1.2." + i + "|4|eth" + i);
      lines.add("1.3.6.1.2.1.2.2.1.3." + i + "|2|6");
      lines.add("1.3.6.1.2.1.2.2.1.6." + i + "|4x|" + macs[i - 1]);
    }
    return SimulatedAgent.start(
        new InetSocketAddress(address, port),
        Mib.of(lines.stream()),
        SnmpAccess.community("public"));
  }

  @Test
  void whatADeviceSaysCannotMoveTheCursor() throws Exception {
    int port = freePort();
    try (var agent = agent("127.77.4.1", port, "evil\u001b[2J\u009b31m\r\u202ename")) {
      assertThat(agent.address().getPort()).isEqualTo(port);
      var commands =
          List.of(
              List.of("scan", "run", "--targets", "127.77.4.1", "--ports", "snmp=" + port),
              List.of("ci", "list"),
              List.of("ci", "show", "127.77.4.1"),
              List.of("ci", "history", "127.77.4.1"),
              List.of("lineage", "127.77.4.1", "host.name"),
              List.of("lineage", "127.77.4.1"),
              List.of("ci", "show", "evil"),
              List.of("probe", "snmp", "127.77.4.1", "--ports", "snmp=" + port));
      for (var command : commands) {
        for (var format : List.of("table", "json", "jsonl", "csv", "yaml")) {
          var arguments = new ArrayList<>(command);
          arguments.addAll(List.of("-o", format));
          var ran = cli().run(arguments.toArray(String[]::new));
          var printed = (ran.out() + ran.err()).replace("\r\n", "\n");
          assertThat(printed)
              .as(arguments.toString())
              .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}&&[^\\n]]");
        }
      }
      assertThat(cli().json("lineage", "127.77.4.1", "host.name").get("value").stringValue())
          .isEqualTo("evil\u001b[2J\u009b31m\r\u202ename");
    }
  }

  @Test
  void wrongTargetsAreAllNamedAtOnce() {
    var ran =
        cli()
            .run(
                "scan",
                "run",
                "--targets",
                "10.0.0.300,10.0.0.9-3,no.such.name.invalid,10.0.0.0/33");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .contains("10.0.0.300", "10.0.0.9-3", "no.such.name.invalid", "10.0.0.0/33");
  }
}
