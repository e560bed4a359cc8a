package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.cadastre.simulator.SimulatedEstate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes that are killed in the middle of a scan or of entering what a source says: `kill -9`
/// after a time that the system property `cadastre.seed` decides, `cadastre.kills` times on each
/// database.
class KillTest {
  private static final int KILLS = Integer.getInteger("cadastre.kills", 3);
  private static final long SEED = Long.getLong("cadastre.seed", 20261121L);
  private static final int KILLS_OF_A_HOME = 10;
  private static final int SERVERS = 400;
  private static final Duration MOST_FOR_REOPENING = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path directory = Path.of("");

  private final Random random = new Random(SEED);
  private Duration slowest = Duration.ZERO;
  private int killedAtWork;

  @FunctionalInterface
  private interface Making {
    KilledHome home(Path directory, int number) throws IOException;
  }

  @Test
  void nothingIsLostOrHalfDoneInFiles() throws Exception {
    kill((at, _) -> KilledHome.inFiles(at));
  }

  @Test
  void nothingIsLostOrHalfDoneInPostgres() throws Exception {
    try (var server = PostgresHomes.start()) {
      kill((at, number) -> KilledHome.inPostgres(at, server, "killed_" + number));
    }
  }

  private void kill(Making making) throws Exception {
    try (var estate = SimulatedEstate.start()) {
      for (int first = 0; first < KILLS; first += KILLS_OF_A_HOME) {
        var home = making.home(directory.resolve("home-" + first), first);
        home.makeFor(estate);
        for (int kill = first; kill < Math.min(KILLS, first + KILLS_OF_A_HOME); kill++) {
          kill(home, kill, kill % 2 == 0 ? scan(estate) : importOf(kill));
        }
        assertThat(home.cli().run(scan(estate)).exit())
            .as("one server lets nobody in")
            .isEqualTo(3);
        assertThat(devices(home)).hasSize(estate.devices().size());
      }
    }
    assertThat(killedAtWork).as("kills that fell into the work").isPositive();
    System.err.printf(
        "%d kills, %d of them in the middle; reopened within %d ms%n",
        KILLS, killedAtWork, slowest.toMillis());
  }

  private void kill(KilledHome home, int kill, String... command) throws Exception {
    var before = home.kept();
    var victim = home.cli().process(directory.resolve("victim.log"), command);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (home.kept().size() == before.size() && victim.isAlive()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    victim.waitFor(random.nextInt(kill % 2 == 0 ? 1_500 : 600), TimeUnit.MILLISECONDS);
    var acknowledged = home.kept();
    victim.destroyForcibly().waitFor();

    long opened = System.nanoTime();
    var runs = home.cli().json("scan", "list");
    var took = Duration.ofNanos(System.nanoTime() - opened);
    slowest = took.compareTo(slowest) > 0 ? took : slowest;
    var which = "kill %d, seed %d".formatted(kill, SEED);
    assertThat(took).as(which).isLessThan(MOST_FOR_REOPENING);
    killedAtWork += runs.get(0).get("status").stringValue().equals("interrupted") ? 1 : 0;
    runs.forEach(run -> assertThat(run.get("status").stringValue()).isNotEqualTo("running"));
    requireNothingLost(home, which, acknowledged);
  }

  /// What was acknowledged is there, the rest of the work goes on from it, and the register is what
  /// the journal says, row for row.
  private static void requireNothingLost(KilledHome home, String which, List<String> acknowledged) {
    assertThat(home.cli().run("doctor").exit()).as(which).isZero();
    assertThat(home.kept()).as(which).startsWith(acknowledged.toArray(String[]::new));
    var replayed = home.cli().run("replay", "--all", "--dry-run");
    assertThat(replayed.out()).as(which + replayed).contains("nothing differs");
    assertThat(home.notEntered()).as(which).isEmpty();
    var verified = home.cli().run("audit", "verify");
    assertThat(verified.exit()).as(which + verified).isZero();
  }

  private static Set<String> devices(KilledHome home) {
    var ids = new TreeSet<String>();
    home.cli()
        .json("ci", "list", "source:snmp")
        .forEach(item -> ids.add(item.get("id").stringValue()));
    home.cli()
        .json("ci", "list", "source:ssh")
        .forEach(item -> ids.add(item.get("id").stringValue()));
    return ids;
  }

  private static String[] scan(SimulatedEstate estate) {
    return new String[] {
      "scan",
      "run",
      "--targets",
      estate.targets(),
      "--probes",
      "snmp,ssh",
      "--ports",
      "snmp=%d,ssh=%d".formatted(estate.snmpPort(), estate.sshPort()),
      "--host-keys",
      "pin-on-first-use"
    };
  }

  /// Says something new of every server each time.
  private String[] importOf(int number) throws IOException {
    var rows =
        new ArrayList<>(List.of("source,class,identifiers,attribute,value,observed_at,name"));
    for (int i = 0; i < SERVERS; i++) {
      rows.add(
          "import:cmdb,server,hw.serial_number=SN%1$04d;hw.vendor=Dell,os.name,OS %2$d,,web%1$d"
              .formatted(i, number));
    }
    var file = Files.write(directory.resolve("claims-" + number + ".csv"), rows);
    return new String[] {"import", "claims", file.toString()};
  }
}
