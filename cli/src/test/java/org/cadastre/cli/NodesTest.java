package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cadastre.simulator.Mib;
import org.cadastre.simulator.SimulatedAgent;
import org.cadastre.simulator.SnmpAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Two nodes on one database, which do a scan together.
class NodesTest {
  private static final int SHARDS = 20;
  private static final int ROUNDS = Integer.getInteger("cadastre.takeovers", 1);
  private static final long SEED = Long.getLong("cadastre.seed", 20261121L);
  private static final int LONGEST_PAUSE_MILLIS = 60_000;

  /// A lease of twelve seconds, and then some for whoever looks for work.
  private static final Duration TAKEOVER = Duration.ofSeconds(30);

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final List<String> SYSTEM =
      List.of(
          "1.3.6.1.2.1.1.1.0|4|Linux",
          "1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.8072.3.2.10",
          "1.3.6.1.2.1.1.3.0|67|100");

  @TempDir private Path directory = Path.of("");
  private final List<SimulatedAgent> agents = new ArrayList<>();
  private final List<Process> nodes = new ArrayList<>();
  private PostgresHomes homes;
  private int port;

  @BeforeEach
  void startDevices() throws IOException {
    homes = PostgresHomes.start();
    try (var socket = new DatagramSocket(0, InetAddress.getByName("127.83.0.1"))) {
      port = socket.getLocalPort();
    }
    for (int i = 0; i < SHARDS; i++) {
      var name = HexFormat.of().formatHex(("device-" + i).getBytes(StandardCharsets.UTF_8));
      agents.add(
          SimulatedAgent.start(
              new InetSocketAddress("127.83." + i + ".7", port),
              Mib.of(Stream.concat(SYSTEM.stream(), Stream.of("1.3.6.1.2.1.1.5.0|4x|" + name))),
              SnmpAccess.community("public")));
    }
  }

  @AfterEach
  void stop() throws Exception {
    for (var node : nodes) {
      node.destroyForcibly().waitFor();
    }
    for (var agent : agents) {
      agent.close();
    }
    homes.close();
  }

  private Cli home(String name, String... labels) throws IOException {
    var cli = new Cli(directory.resolve(name));
    homes.settle(cli.home(), "postgres", "postgres");
    var field =
        String.join(
            ", ", IntStream.range(0, SHARDS).mapToObj(i -> "127.83." + i + ".0/24").toList());
    var settings = cli.home().resolve("settings.yaml");
    Files.writeString(
        settings,
        Files.readString(settings)
            + """
            scan: {first_answer: 400ms}
            scans:
              field: {targets: [%s], probes: [snmp], ports: {snmp: %d}}
              silent: {targets: [127.84.0.1], probes: [snmp], ports: {snmp: %d}}
            zones: {dmz: [127.83.4.0/22]}
            node: {name: %s, zones: [%s]}
            """
                .formatted(field, port, port, name, String.join(", ", labels)));
    assertThat(cli.run("init").exit()).isZero();
    return cli;
  }

  private Process serve(Cli cli, Path log) throws IOException {
    var process = cli.process(log, "serve", "--listen", "127.0.0.1:0");
    nodes.add(process);
    ServeTest.await(log, "\"serving\"");
    return process;
  }

  private static JsonNode shards(Cli cli) {
    return cli.json("scan", "shards");
  }

  private static JsonNode await(Cli cli, String what, Predicate<JsonNode> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    var shards = shards(cli);
    while (!wanted.test(shards)) {
      assertThat(System.nanoTime()).as("%s: %s", what, shards).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      shards = shards(cli);
    }
    return shards;
  }

  private static List<String> of(JsonNode shards, String field) {
    var all = new ArrayList<String>();
    shards.forEach(shard -> all.add(shard.get(field).asString()));
    return all;
  }

  private static Predicate<JsonNode> worksOnIt(String node) {
    return shards -> {
      for (var shard : shards) {
        if (shard.get("state").asString().equals("working")
            && shard.get("node").asString().equals(node)) {
          return true;
        }
      }
      return false;
    };
  }

  @Test
  void whatAKilledNodeHadTakenIsDoneByTheOther() throws Exception {
    var one = home("one", "default", "dmz");
    var other = home("other", "default", "dmz");
    var slowest = Duration.ZERO;
    for (int round = 0; round < ROUNDS; round++) {
      var victim = serve(one, directory.resolve("one-" + round + ".log"));
      var survivor = serve(other, directory.resolve("other-" + round + ".log"));
      assertThat(one.run("scan", "share", "field", "--detach").exit()).isZero();
      assertThat(other.run("scan", "share", "field", "--detach").exit()).isZero();
      var shards = await(one, "both work", worksOnIt("one").and(worksOnIt("other")));
      assertThat(of(shards, "run")).hasSize(SHARDS).containsOnly(of(shards, "run").getFirst());
      await(one, "one works", worksOnIt("one"));

      victim.destroyForcibly().waitFor();
      long killed = System.nanoTime();
      await(other, "the other has them all", worksOnIt("one").negate());
      var took = Duration.ofNanos(System.nanoTime() - killed);
      assertThat(took).as("round %d", round).isLessThan(TAKEOVER);
      slowest = took.compareTo(slowest) > 0 ? took : slowest;
      await(other, "all are done", JsonNode::isEmpty);

      var runs = other.json("scan", "list");
      assertThat(runs.get(0).get("status").asString()).as(runs.toString()).isEqualTo("done");
      var devices = other.json("ci", "list");
      assertThat(of(devices, "name")).hasSize(SHARDS).doesNotHaveDuplicates();
      for (var device : devices) {
        var seen = Instant.parse(device.get("lastSeen").asString());
        assertThat(seen).isAfter(Instant.parse(runs.get(0).get("started").asString()));
      }
      survivor.destroyForcibly().waitFor();
    }
    assertThat(other.run("replay", "--all").out()).contains("nothing differs");
    System.err.printf("%d kills, taken over within %d ms%n", ROUNDS, slowest.toMillis());
  }

  @Test
  void aNodeThatWasPausedLosesItsShardAndGoesOnWithOthers() throws Exception {
    try (var silent = new DatagramSocket(port, InetAddress.getByName("127.84.0.1"))) {
      silent.setSoTimeout(1);
      var one = patient("one");
      var other = patient("other");
      var log = directory.resolve("one.log");
      var paused = serve(one, log);
      assertThat(one.run("scan", "share", "silent", "--detach").exit()).isZero();
      await(one, "one works", worksOnIt("one"));
      signal(paused, "STOP");
      serve(other, directory.resolve("other.log"));
      var taken = await(other, "the other works", worksOnIt("other"));
      assertThat(of(taken, "taken")).containsExactly("2");
      signal(paused, "CONT");
      ServeTest.await(log, "shard is another node's now");
      await(other, "all are done", JsonNode::isEmpty);
      assertThat(other.json("scan", "list").get(0).get("status").asString()).isEqualTo("partly");
    }
  }

  /// For as long as the seed says: some lose their shard, some do not. It takes minutes.
  @Test
  @EnabledIf("isFull")
  void howeverLongANodeIsPausedNothingIsDoneTwiceOrLeftOut() throws Exception {
    var random = new Random(SEED);
    int lost = 0;
    try (var silent = new DatagramSocket(port, InetAddress.getByName("127.84.0.1"))) {
      silent.setSoTimeout(1);
      var one = patient("one");
      var other = patient("other");
      for (int round = 0; round < ROUNDS; round++) {
        var log = directory.resolve("one-%d.log".formatted(round));
        var paused = serve(one, log);
        assertThat(one.run("scan", "share", "silent", "--detach").exit()).isZero();
        await(one, "one works", worksOnIt("one"));
        var survivor = serve(other, directory.resolve("other-%d.log".formatted(round)));
        long pause = 1_000L + random.nextInt(LONGEST_PAUSE_MILLIS - 1_000);
        signal(paused, "STOP");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
        signal(paused, "CONT");
        await(other, "all are done", JsonNode::isEmpty);
        var which = "round %d, paused for %d ms, seed %d".formatted(round, pause, SEED);
        var runs = other.json("scan", "list");
        assertThat(runs).as(which).hasSize(round + 1);
        assertThat(runs.get(0).get("status").asString()).as(which).isEqualTo("partly");
        var run = other.json("scan", "show", runs.get(0).get("run").asString());
        assertThat(run.get("coverage")).as(which + run).hasSize(1);
        if (pause > TAKEOVER.toMillis()) {
          ServeTest.await(log, "shard is another node's now");
          lost++;
        }
        survivor.destroyForcibly().waitFor();
        paused.destroyForcibly().waitFor();
      }
      assertThat(other.run("replay", "--all", "--dry-run").out()).contains("nothing differs");
      assertThat(other.run("audit", "verify").exit()).isZero();
    }
    System.err.printf("%d pauses, %d of them longer than a takeover%n", ROUNDS, lost);
  }

  static boolean isFull() {
    return ROUNDS > 1;
  }

  /// A home that waits long for the first answer.
  private Cli patient(String name) throws IOException {
    var cli = home(name, "default");
    var settings = cli.home().resolve("settings.yaml");
    Files.writeString(
        settings, Files.readString(settings).replace("first_answer: 400ms", "first_answer: 8s"));
    return cli;
  }

  private static void signal(Process process, String name) throws Exception {
    var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  @Test
  void onlyNodesOfAZoneSpeakToItsAddresses() throws Exception {
    var inside = home("inside", "dmz");
    var outside = home("outside", "default");
    var log = directory.resolve("inside.log");
    serve(inside, log);
    assertThat(inside.run("scan", "share", "field", "--detach").exit()).isZero();
    var shards =
        await(
            inside,
            "the zone is done",
            all -> {
              for (var shard : all) {
                if (shard.get("zone").asString().equals("dmz")
                    && !shard.get("state").asString().equals("done")) {
                  return false;
                }
              }
              return !all.isEmpty();
            });
    for (var shard : shards) {
      var expected = shard.get("zone").asString().equals("dmz") ? "done" : "waiting";
      assertThat(shard.get("state").asString()).as(shard.toString()).isEqualTo(expected);
    }
    assertThat(of(outside.json("ci", "list"), "name"))
        .containsExactlyInAnyOrder("device-4", "device-5", "device-6", "device-7");

    assertThat(outside.run("scan", "stop-all", "--reason", "enough").exit()).isZero();
    await(outside, "the run ends", JsonNode::isEmpty);
    assertThat(outside.json("scan", "list").get(0).get("status").asString())
        .isEqualTo("interrupted");
  }
}
