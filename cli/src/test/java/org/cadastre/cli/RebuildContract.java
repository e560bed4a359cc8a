package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.runtime.SweepRequest;
import org.cadastre.runtime.Vault;
import org.cadastre.runtime.VaultEntry;
import org.cadastre.simulator.SimulatedEstate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The register rebuilt from its journal is the register, wherever it is kept.
abstract class RebuildContract {
  private static final String HEADER =
      "source,class,identifiers,attribute,value,observed_at,name\n";

  /// Numbers that a database gives rows, and what only names places in its own tables.
  private static final Set<String> NUMBERS = Set.of("id", "commit_id", "undecided_in");

  @TempDir private Path directory = Path.of("");

  Path directory() {
    return directory;
  }

  /// Says in the home's settings, where it has to be said, what the register is kept in.
  abstract void settle(Path home) throws IOException;

  abstract Connection connect(Path home) throws SQLException;

  /// The schema in which the register's tables are.
  abstract String schema();

  /// Nothing is left of what was built beside the register.
  abstract void nothingIsLeftOver(Path home) throws SQLException;

  private void imported(Cli cli, String rows) throws IOException {
    var file = Files.writeString(directory.resolve("claims.csv"), HEADER + rows);
    var ran = cli.run("import", "claims", file.toString());
    assertThat(ran.exit()).as(ran.toString()).isIn(0, 3);
  }

  private static void done(Cli cli, String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--reason", "so it is"));
    var ran = cli.run(all.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.toString()).isZero();
  }

  private Cli home() throws IOException {
    var cli = new Cli(directory.resolve("home"));
    Files.createDirectories(cli.home());
    settle(cli.home());
    var ran = cli.run("init");
    assertThat(ran.exit()).as(ran.toString()).isZero();
    return cli;
  }

  private static void scanTwice(Cadastre cadastre) throws InterruptedException {
    try (var estate = SimulatedEstate.start()) {
      var scope = Vault.scope(estate.targets());
      cadastre
          .vault()
          .add(
              new VaultEntry("snmp", VaultEntry.Kind.SNMP_V2C, scope, "", "", ""),
              Map.of("secret", estate.community()));
      cadastre
          .vault()
          .add(
              new VaultEntry("ssh", VaultEntry.Kind.SSH_KEY, scope, estate.user(), "", ""),
              Map.of("key", estate.privateKeyPem()));
      var ports = Map.of("snmp", estate.snmpPort(), "ssh", estate.sshPort());
      var request =
          new SweepRequest(
              List.of(estate.targets()),
              List.of(),
              List.copyOf(ports.keySet()),
              ports,
              List.of(),
              true);
      cadastre.sweep(request, "first").run((done, total, answered) -> {});
      estate.drift();
      cadastre.sweep(request, "second").run((done, total, answered) -> {});
    }
    cadastre.sign();
  }

  private static Cadastre cadastre(Cli cli) {
    var config = Path.of(System.getProperty("cadastre.config", "config"));
    return new Cadastre(
        new Home(cli.home()), config, Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)));
  }

  private Cli history() throws IOException, InterruptedException {
    var cli = home();
    scanTwice(cadastre(cli));
    imported(
        cli,
        """
        import:cmdb,server,hw.serial_number=AB12;hw.vendor=Dell,os.name,Debian,2026-02-28T08:45:00Z,web1
        import:cmdb,server,hw.serial_number=CD34;hw.vendor=Dell,os.name,Ubuntu,2026-02-28T08:45:00Z,web2
        import:cmdb,server,hw.serial_number=EF56;hw.vendor=Dell,os.name,Ubuntu,2026-02-28T08:45:00Z,web3
        import:wiki,server,hw.serial_number=EF56;hw.vendor=Dell;net.mac=52:54:00:12:34:56,device.location,Basel,2026-02-28T09:45:00Z,web3
        import:wiki,server,hw.serial_number=AB12;hw.vendor=Dell,os.name,Rocky Linux,,web1
        """);
    imported(
        cli,
        """
        import:cmdb,server,hw.serial_number=AB12;hw.vendor=Dell,os.name,SLES,2026-01-31T08:45:00Z,web1
        import:cmdb,server,hw.serial_number=AB12;hw.vendor=Dell;net.mac=52:54:00:12:34:99,host.name,old,2026-01-30T08:45:00Z,web1
        """);
    done(cli, "ci", "merge", "AB12", "CD34");
    done(cli, "ci", "split", "EF56", "--source", "import:wiki");
    done(cli, "ci", "lock", "AB12", "os.name", "Windows", "--for", "30d");
    done(cli, "ci", "own", "AB12", "team-web");
    imported(
        cli,
        """
        import:cmdb,server,hw.serial_number=CD34;hw.vendor=Dell,os.name,Fedora,2026-03-28T08:45:00Z,web2
        import:wiki,server,hw.serial_number=EF56;hw.vendor=Dell,os.name,Alpine,2026-03-28T08:45:00Z,web3
        """);
    done(cli, "ci", "unmerge", "AB12");
    done(cli, "ci", "unlock", "AB12", "os.name");
    return cli;
  }

  @Test
  void everyTableIsTheSameRowForRow() throws Exception {
    var cli = history();
    var before = tables(cli.home());
    assertThat(before.get("decision")).isNotEmpty();
    var rehearsed = cli.json("replay", "--all", "--dry-run");
    assertThat(rehearsed.get("differences")).as(rehearsed.toString()).isEmpty();
    assertThat(tables(cli.home())).isEqualTo(before);
    var replayed = cli.json("replay", "--all");
    assertThat(replayed.get("differences")).as(replayed.toString()).isEmpty();
    assertThat(replayed.get("items").intValue()).isGreaterThan(5);
    var after = tables(cli.home());
    before.forEach((table, rows) -> assertThat(after.get(table)).as(table).isEqualTo(rows));
    nothingIsLeftOver(cli.home());
    var verified = cli.run("audit", "verify");
    assertThat(verified.exit()).as(verified.toString()).isZero();
  }

  @Test
  void nothingDiffersWhenTranscriptsHaveLostTheirWords() throws Exception {
    var cli = history();
    var before = tables(cli.home());
    var cadastre = cadastre(cli);
    var report = cadastre.retention().condense(Duration.ZERO, new Word("jdoe", "so it is"));
    cadastre.sign();
    assertThat(report.condensed()).isGreaterThan(8);
    assertThat(report.left()).isZero();
    var condensed = tables(cli.home());
    before.forEach((table, rows) -> {
      if (!Set.of("act", "journal").contains(table)) {
        assertThat(condensed.get(table)).as(table).isEqualTo(rows);
      }
    });
    assertThat(condensed.get("act")).hasSize(before.getOrDefault("act", List.of()).size() + 1);
    var replayed = cli.json("replay", "--all");
    assertThat(replayed.get("differences")).as(replayed.toString()).isEmpty();
    var after = tables(cli.home());
    condensed.forEach((table, rows) -> assertThat(after.get(table)).as(table).isEqualTo(rows));
    done(cli, "ci", "merge", "AB12", "CD34");
    done(cli, "ci", "unmerge", "AB12");
    var again = cli.json("replay", "--all", "--dry-run");
    assertThat(again.get("differences")).as(again.toString()).isEmpty();
    var verified = cli.run("audit", "verify");
    assertThat(verified.exit()).as(verified.toString()).isZero();
    assertThat(verified.out())
        .contains(report.condensed() + " transcripts whose words were removed");
  }

  @Test
  void aRebuildThatWasInterruptedGoesOn() throws Exception {
    var cli = history();
    var before = tables(cli.home());
    for (int entries : List.of(40, 5, 3)) {
      var cadastre = cadastre(cli);
      assertThatThrownBy(() ->
              cadastre.rebuild(count -> {
                if (count == entries) {
                  throw new IllegalStateException("killed");
                }
              }))
          .hasMessage("killed");
    }
    var replayed = cli.json("replay", "--all");
    assertThat(replayed.get("differences")).as(replayed.toString()).isEmpty();
    assertThat(replayed.get("entries").intValue()).isLessThan(50);
    var after = tables(cli.home());
    before.forEach((table, rows) -> assertThat(after.get(table)).as(table).isEqualTo(rows));
  }

  @Test
  void whatWasMeddledWithIsNamedAndPutRight() throws Exception {
    var cli = history();
    try (var connection = connect(cli.home());
        var statement = connection.createStatement()) {
      statement.executeUpdate("update decision set content = replace(content, 'Basel', 'Forge')");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    var told = cli.run("replay", "--all", "--dry-run").out();
    assertThat(told).contains("device.location", "Forge", "Basel", "1 differences");
    assertThat(cli.run("ci", "list", "device.location:Forge").exit()).isZero();
    cli.run("replay", "--all");
    assertThat(cli.run("ci", "list", "device.location:Forge").exit()).isEqualTo(4);
    assertThat(cli.run("replay", "--all").out()).contains("nothing differs");
  }

  @Test
  void filesAndTheWholeAreNotReplayedTogether() throws IOException {
    var cli = home();
    assertThat(cli.run("replay").exit()).isEqualTo(2);
    assertThat(cli.run("replay", "--all", "x.transcript").exit()).isEqualTo(2);
    assertThat(cli.run("replay", "--dry-run").exit()).isEqualTo(2);
  }

  /// All rows of all tables, sorted.
  private Map<String, List<String>> tables(Path home) {
    var tables = new TreeMap<String, List<String>>();
    try (var connection = connect(home)) {
      try (var found =
          connection
              .getMetaData()
              .getTables(null, schema(), "%", new String[] {"BASE TABLE", "TABLE"})) {
        while (found.next()) {
          tables.put(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT), List.of());
        }
      }
      tables.remove("flyway_schema_history");
      for (var table : List.copyOf(tables.keySet())) {
        try (var statement = connection.createStatement();
            var rows = statement.executeQuery("select * from " + table)) {
          tables.put(table, rows(rows));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return tables;
  }

  private static List<String> rows(ResultSet found) throws SQLException {
    var rows = new ArrayList<String>();
    var columns = found.getMetaData();
    while (found.next()) {
      var row = new StringBuilder();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        var name = columns.getColumnName(i).toLowerCase(Locale.ROOT);
        boolean number = NUMBERS.contains(name) && columns.getColumnType(i) == Types.BIGINT;
        row.append(name).append('=').append(number ? "" : found.getString(i)).append(' ');
      }
      rows.add(row.toString());
    }
    Collections.sort(rows);
    return rows;
  }
}
