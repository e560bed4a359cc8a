package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Check;
import org.cadastre.runtime.FileIntake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full now at this write and now at that one. How often that is tried the system
/// property `cadastre.fills` says.
class DiskFullTest {
  private static final int FILLS = Integer.getInteger("cadastre.fills", 6);
  private static final int MEGABYTES = 24;
  private static final int SERVERS = 30;
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path directory = Path.of("");
  private SmallDisk disk = new SmallDisk(directory);
  private Path claims = directory;

  @BeforeEach
  void mount() throws Exception {
    disk = SmallDisk.mount(directory.resolve("disk"), MEGABYTES);
    var rows = new ArrayList<>(List.of("source,class,identifiers,attribute,value,observed_at"));
    for (int i = 0; i < SERVERS; i++) {
      var row =
          ",server,hw.serial_number=SN%1$02d;hw.vendor=Dell,os.name,%2$s,2026-01-31T08:45:00Z";
      rows.add("import:cmdb" + row.formatted(i, "Debian"));
      rows.add("import:wiki" + row.formatted(i, i % 3 == 0 ? "Ubuntu" : "Debian"));
    }
    claims = Files.write(directory.resolve("claims.csv"), rows);
  }

  @AfterEach
  void unmount() throws IOException {
    if (!disk.directory().equals(directory)) {
      disk.close();
    }
  }

  private static Cadastre open(Path home) {
    return StillHome.open(home, NOW);
  }

  private void work(Path home) {
    var cadastre = open(home);
    cadastre.init();
    cadastre.take(FileIntake.claims(), List.of(claims), "claims");
    cadastre.sign();
  }

  @Test
  void workThatFoundNoRoomComesToTheSameWhenItIsDoneAgain() throws Exception {
    var home = disk.directory().resolve("home");
    long before = disk.free();
    work(home);
    var expected = StillHome.state(open(home));
    assertThat(expected).hasSizeGreaterThanOrEqualTo(SERVERS);
    long pages = SmallDisk.pages(before - disk.free());
    open(home).home().delete();
    int failed = 0;
    for (int i = 0; i < FILLS; i++) {
      disk.leave(i * pages / FILLS);
      var which = "%d of %d pages free".formatted(i * pages / FILLS, pages);
      try {
        work(home);
      } catch (RuntimeException e) {
        failed++;
        assertThat(StillHome.words(e))
            .as(which)
            .contains(home.toString(), "No space left on device");
      }
      disk.giveBack();
      work(home);
      var cadastre = open(home);
      assertThat(StillHome.state(open(home))).as(which).isEqualTo(expected);
      assertThat(cadastre.audit().verify(-1, null).damage()).as(which).isEmpty();
      assertThat(cadastre.rehearseRebuild(_ -> {}).differences()).as(which).isEmpty();
      assertThat(notWell(home)).as(which).isEmpty();
      cadastre.home().delete();
    }
    assertThat(failed).as("of %d", FILLS).isGreaterThan(FILLS / 2);
  }

  @Test
  void whoFindsNoRoomIsToldWhereAndWhatToDo() throws Exception {
    var cli = new Cli(disk.directory().resolve("home"));
    assertThat(cli.run("init").exit()).isZero();
    assertThat(cli.run("import", "claims", claims.toString()).exit()).isZero();
    var secret = Files.writeString(directory.resolve("secret"), "public\n").toString();
    int number = 0;
    for (int pages : List.of(0, 1, 2, 4)) {
      var name = "lab-" + number++;
      refusedOrDone(
          cli,
          pages,
          "credential",
          "add",
          name,
          "--kind",
          "snmp-v2c",
          "--scope",
          "127.0.0.0/8",
          "--secret-from",
          "file:" + secret);
      assertThat(cli.run("credential", "list").exit()).isIn(0, 4);
      refusedOrDone(cli, pages, "import", "claims", claims.toString());
      refusedOrDone(
          cli, pages, "backup", disk.directory().resolve("backup-" + number + ".zip").toString());
      refusedOrDone(
          cli,
          pages,
          "audit",
          "export",
          "--period",
          "2026-01-01..2090-01-01",
          "--to",
          disk.directory().resolve("proof-" + number).toString());
      assertThat(notWell(cli.home())).isEmpty();
    }
    assertThat(cli.run("import", "claims", claims.toString()).exit()).isZero();
    assertThat(cli.json("ci", "list")).hasSize(SERVERS);
  }

  /// What `doctor` would object to, but for the size of the disk.
  private static List<Check> notWell(Path home) {
    return StillHome.open(home, InstantSource.system().instant()).examine().stream()
        .filter(check -> !check.well() && !check.what().equals("disk"))
        .toList();
  }

  private void refusedOrDone(Cli cli, int pages, String... command) throws IOException {
    disk.leave(pages);
    var ran = cli.run(command);
    disk.giveBack();
    var which = "%d pages free: %s: %s".formatted(pages, List.of(command), ran);
    assertThat(ran.exit()).as(which).isIn(0, 4);
    if (ran.exit() == 4) {
      assertThat(ran.err()).as(which).contains(disk.directory().toString(), "no room to write");
    }
  }
}
