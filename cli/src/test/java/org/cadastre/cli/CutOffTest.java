package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.FileIntake;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.SweepRequest;
import org.cadastre.runtime.Vault;
import org.cadastre.runtime.VaultEntry;
import org.cadastre.simulator.Mib;
import org.cadastre.simulator.SimulatedAgent;
import org.cadastre.simulator.SnmpAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The line to the database is cut at one statement after the other of a scan and an import, before
/// the server heard it or after it did as it was told. Done again, the work comes to the same.
class CutOffTest {
  private static final int CUTS = Integer.getInteger("cadastre.cuts", 6);
  private static final long SEED = Long.getLong("cadastre.seed", 20261121L);
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final List<String> SYSTEM =
      List.of(
          "1.3.6.1.2.1.1.1.0|4|A box",
          "1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.8072.3.2.10",
          "1.3.6.1.2.1.1.3.0|67|100");
  private static final String CLAIMS =
      """
      source,class,identifiers,attribute,value,observed_at
      import:cmdb,server,hw.serial_number=AB12;hw.vendor=Dell,os.name,Debian,2026-01-31T08:45:00Z
      import:wiki,server,hw.serial_number=AB12;hw.vendor=Dell,os.name,Ubuntu,2026-01-31T08:45:00Z
      import:cmdb,server,hw.serial_number=CD34;hw.vendor=Dell,os.name,Debian,2026-01-31T08:45:00Z
      import:cmdb,server,dns.name=box-1,os.name,Debian,2026-01-31T08:45:00Z
      """;

  @TempDir private Path directory = Path.of("");
  private int port;

  @Test
  void workThatWasCutOffComesToTheSameWhenItIsDoneAgain() throws Exception {
    var random = new Random(SEED);
    try (var server = PostgresHomes.start();
        var proxy = CuttingProxy.to(server.server().getPort());
        var one = agent("box-1", "127.86.0.1");
        var other = agent("box-2", "127.86.0.2")) {
      assertThat(other.address().getPort()).isEqualTo(one.address().getPort());
      proxy.mend();
      var whole = home(server, proxy, "whole");
      work(whole);
      long statements = proxy.mend();
      var expected = StillHome.state(open(whole));
      assertThat(expected).hasSizeGreaterThan(3);
      int failed = 0;
      var hows = List.of(CuttingProxy.Cut.values());
      for (int i = 0; i < CUTS; i++) {
        long at = 1 + i * statements / CUTS + random.nextLong(Math.max(1, statements / CUTS));
        var how = hows.get(i % hows.size());
        var which = "cut %s statement %d of %d, seed %d".formatted(how, at, statements, SEED);
        var home = home(server, proxy, "cut_" + i);
        proxy.cutAt(at, how);
        try {
          work(home);
        } catch (RuntimeException e) {
          failed++;
          assertThat(StillHome.words(e)).as(which).containsAnyOf("database", "journal");
        }
        proxy.mend();
        work(home);
        assertThat(StillHome.state(open(home))).as(which).isEqualTo(expected);
        var again = open(home);
        assertThat(again.audit().verify(-1, null).damage()).as(which).isEmpty();
        assertThat(again.rehearseRebuild(_ -> {}).differences()).as(which).isEmpty();
      }
      assertThat(failed).isGreaterThan(CUTS / 2);
      System.err.printf("%d cuts in %d statements, %d told of%n", CUTS, statements, failed);
    }
  }

  private SimulatedAgent agent(String name, String address) throws IOException {
    var started =
        SimulatedAgent.start(
            new InetSocketAddress(InetAddress.getByName(address), port),
            Mib.of(Stream.concat(SYSTEM.stream(), Stream.of("1.3.6.1.2.1.1.5.0|4|" + name))),
            SnmpAccess.community("public"));
    port = started.address().getPort();
    return started;
  }

  private Path home(PostgresHomes server, CuttingProxy proxy, String name) throws IOException {
    server.execute("postgres", "create database " + name);
    var home = directory.resolve(name);
    server.settle(home, name, "postgres");
    var settings = home.resolve("settings.yaml");
    var direct = ":" + server.server().getPort() + "/";
    Files.writeString(
        settings, Files.readString(settings).replace(direct, ":" + proxy.port() + "/"));
    new Vault(new Home(home))
        .add(
            new VaultEntry(
                "snmp", VaultEntry.Kind.SNMP_V2C, Vault.scope("127.0.0.0/8"), "", "", ""),
            Map.of("secret", "public"));
    return home;
  }

  private static Cadastre open(Path home) {
    return StillHome.open(home, NOW);
  }

  /// What an operator does, and does again.
  private void work(Path home) throws Exception {
    var cadastre = open(home);
    cadastre.init();
    var request =
        new SweepRequest(
            List.of("127.86.0.1-127.86.0.2"),
            List.of(),
            List.of("snmp"),
            Map.of("snmp", port),
            List.of(),
            false);
    cadastre.sweep(request, "boxes").run((done, total, answered) -> {});
    var file = Files.writeString(directory.resolve("claims.csv"), CLAIMS);
    cadastre.take(FileIntake.claims(), List.of(file), "claims");
    cadastre.sign();
  }
}
