package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.ci.Status;
import org.cadastre.core.store.CiQuery;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.FileIntake;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.SweepRequest;
import org.cadastre.runtime.Vault;
import org.cadastre.runtime.VaultEntry;
import org.cadastre.simulator.Mib;
import org.cadastre.simulator.SimulatedAgent;
import org.cadastre.simulator.SnmpAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clocks that jump by an hour or by ten years, between runs and in the middle of one.
class ClockTest {
  private static final Duration TEN_YEARS = Duration.ofDays(3_653);
  private static final int JUMPING_RUNS = 12;
  private static final long SEED = Long.getLong("cadastre.seed", 20261121L);

  private final Instant noon = InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS);

  @TempDir private Path directory = Path.of("");
  private final List<SimulatedAgent> agents = new ArrayList<>();
  private final Random random = new Random(SEED);
  private volatile Instant now = noon;
  private volatile int jumpOneIn = Integer.MAX_VALUE;
  private Cli cli = new Cli(directory);

  @BeforeEach
  void aHomeAndADevice() throws IOException {
    cli = new Cli(directory.resolve("home"));
    var system =
        Stream.of(
            "1.3.6.1.2.1.1.1.0|4|A box",
            "1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.8072.3.2.10",
            "1.3.6.1.2.1.1.3.0|67|100",
            "1.3.6.1.2.1.1.5.0|4|box-1");
    agents.add(
        SimulatedAgent.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Mib.of(system),
            SnmpAccess.community("public")));
    cadastre().init();
    new Vault(new Home(cli.home()))
        .add(
            new VaultEntry(
                "snmp", VaultEntry.Kind.SNMP_V2C, Vault.scope("127.0.0.0/8"), "", "", ""),
            Map.of("secret", "public"));
  }

  @AfterEach
  void stop() {
    agents.forEach(SimulatedAgent::close);
  }

  private synchronized Instant tick() {
    if (random.nextInt(jumpOneIn) == 0) {
      var far = random.nextBoolean() ? Duration.ofHours(1) : TEN_YEARS;
      now = noon.plus(random.nextBoolean() ? far : far.negated());
    }
    now = now.plusMillis(1);
    return now;
  }

  private Cadastre cadastre() {
    var config = Path.of(System.getProperty("cadastre.config", "config"));
    return new Cadastre(new Home(cli.home()), config, this::tick);
  }

  private void scan() throws InterruptedException {
    var cadastre = cadastre();
    var request =
        new SweepRequest(
            List.of("127.0.0.1"),
            List.of(),
            List.of("snmp"),
            Map.of("snmp", agents.getFirst().address().getPort()),
            List.of(),
            false);
    cadastre.sweep(request, "the box").run((done, total, answered) -> {});
    cadastre.sign();
  }

  private AttributeState name() {
    return cadastre()
        .ask(store -> {
          var found = store.list(new CiQuery(List.of(), false, false), now);
          return store.record(found.getFirst().item().id()).orElseThrow().states().stream()
              .filter(state -> state.attribute().equals("host.name"))
              .findFirst()
              .orElseThrow();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT87672H"})
  void whatAClockThatWasAheadSawIsNotFresh(Duration ahead) throws InterruptedException {
    now = noon.plus(ahead);
    scan();
    assertThat(name().statusAt(now)).isEqualTo(Status.VERIFIED);
    now = noon;
    assertThat(name().statusAt(now)).isEqualTo(Status.STALE);
    assertThat(cli.json("ci", "list").get(0).get("status").stringValue()).isEqualTo("stale");
    var id = cli.json("ci", "list").get(0).get("id").stringValue();
    var then = cli.run("lineage", id, "host.name", "--at", noon.toString());
    assertThat(then.out()).as(then.toString()).doesNotContain("verified");
    assertThatThrownBy(this::scan)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("one of the clocks was wrong by " + ahead.toString().substring(0, 3));
    assertThat(cli.run("doctor").out()).contains("one of the clocks was wrong");
    now = noon.plus(ahead).plusSeconds(1);
    scan();
    assertThat(name().statusAt(now)).isEqualTo(Status.VERIFIED);
  }

  @Test
  void whatAWrongClockSawIsDisownedAndScansGoOn() throws InterruptedException {
    scan();
    var before = name();
    now = noon.plus(TEN_YEARS);
    scan();
    now = noon.plusSeconds(60);
    assertThatThrownBy(this::scan).hasMessageContaining("cadastre scan disown");

    var run = cadastre().runs().getFirst().id();
    var why = "its clock was ten years ahead";
    var said = cli.run("scan", "disown", run, "--reason", why);
    assertThat(said.exit()).as(said.toString()).isZero();
    assertThat(name().lastVerified()).isEqualTo(before.lastVerified());
    assertThat(cadastre().run(run).status()).isEqualTo(RunStatus.DISOWNED);
    assertThat(cli.run("scan", "disown", run, "--reason", why).exit()).isEqualTo(4);

    now = noon.plusSeconds(61);
    scan();
    assertThat(name().lastVerified()).isAfter(noon.plusSeconds(60));
    assertThat(cli.run("doctor").out()).doesNotContain("one of the clocks was wrong");
    assertThat(cadastre().audit().verify(-1, null).damage()).isEmpty();
    assertThat(cadastre().rehearseRebuild(_ -> {}).differences()).isEmpty();
  }

  @Test
  void whatWasFreshIsStaleAfterAJumpAndFreshAgainWhenItWasNone() throws InterruptedException {
    scan();
    assertThat(name().statusAt(noon.plus(TEN_YEARS))).isEqualTo(Status.STALE);
    now = noon.plus(TEN_YEARS);
    assertThat(name().statusAt(now)).isEqualTo(Status.STALE);
    now = noon.plusSeconds(60);
    scan();
    assertThat(name().statusAt(now)).isEqualTo(Status.VERIFIED);
    assertThat(name().lastVerified()).isAfter(noon.plusSeconds(59));
  }

  @Test
  void whateverAClockDoesInTheMiddleOfRunsTheTrailHoldsAndTheRebuiltRegisterIsTheSame()
      throws InterruptedException {
    jumpOneIn = 6;
    var told = new TreeSet<String>();
    for (int i = 0; i < JUMPING_RUNS; i++) {
      try {
        scan();
      } catch (RefusedException e) {
        told.add(String.valueOf(e.getMessage()));
      }
    }
    jumpOneIn = Integer.MAX_VALUE;
    assertThat(told).as("seed %d", SEED).isNotEmpty().allMatch(why -> why.contains("clock"));
    var state = name();
    for (var at : List.of(noon, noon.plus(TEN_YEARS), noon.minus(TEN_YEARS))) {
      now = at;
      boolean verified = state.statusAt(now) == Status.VERIFIED;
      assertThat(verified && state.lastVerified().isAfter(now.plusSeconds(300))).isFalse();
    }
    assertThat(cadastre().audit().verify(-1, null).damage()).as("seed %d", SEED).isEmpty();
    assertThat(cadastre().rehearseRebuild(_ -> {}).differences()).as("seed %d", SEED).isEmpty();
  }

  @Test
  void nobodyHasSeenWhatIsYetToCome() throws IOException {
    var header = "source,class,identifiers,attribute,value,observed_at\n";
    var row = "import:cmdb,server,hw.serial_number=AB12;hw.vendor=Dell,os.name,Debian,";
    for (var ahead : List.of(Duration.ofHours(1), TEN_YEARS)) {
      var at = noon.plus(ahead).truncatedTo(ChronoUnit.SECONDS);
      var file = Files.writeString(directory.resolve("claims.csv"), header + row + at + "\n");
      assertThatThrownBy(() -> cadastre().take(FileIntake.claims(), List.of(file), "claims"))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("which is yet to come");
    }
  }
}
