package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the demo, and making a home, leave alone.
class DemoHomeTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void theDemoRefusesADirectoryThatHoldsAnythingElse() throws IOException {
    var mine = Files.createDirectories(directory.resolve("mine"));
    var thesis = Files.writeString(mine.resolve("thesis.txt"), "ten years");
    Files.createDirectories(mine.resolve("demo"));
    Files.setPosixFilePermissions(mine, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (int run = 0; run < 2; run++) {
      var refused = new Cli(mine).run("demo");
      assertThat(refused.exit()).isEqualTo(4);
      assertThat(refused.err()).contains(mine.toString(), "no demo made");
    }
    assertThat(thesis).hasContent("ten years");
    assertThat(mine.resolve("db")).doesNotExist();
    assertThat(permissions(mine)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void theDemoRefusesAFileForAHome() throws IOException {
    var file = Files.writeString(directory.resolve("file"), "x");
    assertThat(new Cli(file).run("demo").exit()).isEqualTo(4);
    assertThat(file).hasContent("x");
  }

  @Test
  void aSecondDemoRenewsItsHomeAndKeepsWhatAPersonPutThere() throws IOException {
    var cli = new Cli(directory.resolve("home"));
    var elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
    var precious = Files.writeString(elsewhere.resolve("precious"), "x");
    assertThat(cli.run("demo", "-q").exit()).isZero();
    assertThat(permissions(cli.home())).isEqualTo("rwx------");
    var notes = Files.writeString(cli.home().resolve("notes.txt"), "mine");
    var kept = Files.writeString(Files.createDirectories(cli.home().resolve("d")).resolve("f"), "");
    Files.createSymbolicLink(cli.home().resolve("runs").resolve("link"), elsewhere);
    var again = cli.run("demo", "-q");
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(notes).hasContent("mine");
    assertThat(kept).exists();
    assertThat(precious).exists();
    assertThat(cli.json("scan", "list")).hasSize(6);
  }

  @Test
  void aRenewedDemoHomeBeginsWithoutTheRulesOfTheOldOne() throws IOException {
    var cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("demo", "-q").exit()).isZero();
    var shipped = cli.run("rules", "show").out();
    var mine =
        Files.writeString(
            directory.resolve("mine.yaml"),
            """
            authority:
              - class: server
                attribute: os.name
                sources:
                  - {source: snmp, fresh: 7d}
            """);
    var applied = cli.run("rules", "apply", mine.toString(), "--reason", "to see");
    assertThat(applied.exit()).as(applied.toString()).isZero();
    assertThat(cli.run("rules", "show").out()).isNotEqualTo(shipped);
    assertThat(cli.run("demo", "-q").exit()).isZero();
    assertThat(cli.run("rules", "show").out()).isEqualTo(shipped);
  }

  @Test
  void ofALongListHistoryShowsWhatWasAddedAndRemoved() {
    var cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("demo", "-q").exit()).isZero();
    for (var event : cli.json("ci", "history", "access-01.example.net")) {
      if (event.get("of").stringValue().equals("net.mac")) {
        var before = event.get("from");
        assertThat(before.size()).isGreaterThan(event.get("to").size());
        var history = cli.run("ci", "history", "access-01.example.net").out();
        assertThat(history)
            .containsPattern("net\\.mac +changed +- [0-9a-f:]{17} +snmp")
            .doesNotContain(before.get(0).stringValue() + ", ");
        return;
      }
    }
    throw new AssertionError("the demo's drift changes no list");
  }

  @Test
  void aHomeMadeInADirectoryThatWasThereLeavesItsPermissionsAlone() throws IOException {
    var there = Files.createDirectories(directory.resolve("there"));
    Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxr-x---"));
    assertThat(new Cli(there).run("init").exit()).isZero();
    assertThat(permissions(there)).isEqualTo("rwxr-x---");
    assertThat(permissions(there.resolve("db"))).isEqualTo("rwx------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
