package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people decide about items, and what the register makes of it.
class StewardshipTest {
  private static final String HEADER =
      "source,class,identifiers,attribute,value,observed_at,name\n";

  @TempDir private Path directory = Path.of("");
  private Cli cli = new Cli(directory);

  @BeforeEach
  void twoServers() throws IOException {
    cli = new Cli(directory.resolve("home"));
    cli.run("init");
    imported(
        """
        import:cmdb,server,hw.serial_number=AB12;hw.vendor=Dell,os.name,Debian,2026-01-31T08:45:00Z,web1
        import:cmdb,server,hw.serial_number=CD34;hw.vendor=Dell,os.name,Ubuntu,2026-01-31T08:45:00Z,web2
        import:wiki,server,hw.serial_number=AB12;hw.vendor=Dell;net.mac=52:54:00:12:34:56,device.location,Basel,2026-01-31T09:45:00Z,web1
        """);
  }

  private void imported(String rows) throws IOException {
    var file = Files.writeString(directory.resolve("claims.csv"), HEADER + rows);
    var ran = cli.run("import", "claims", file.toString());
    assertThat(ran.exit()).as(ran.toString()).isIn(0, 3);
  }

  private String id(String name) {
    return cli.json("ci", "show", "server:" + name).get("id").stringValue();
  }

  private Cli.Ran done(String... arguments) {
    var all = new java.util.ArrayList<>(List.of(arguments));
    all.addAll(List.of("--reason", "seen with my own eyes", "--actor", "jdoe"));
    var ran = cli.run(all.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.toString()).isZero();
    return ran;
  }

  private List<String> ids() {
    return cli.json("ci", "list").valueStream().map(i -> i.get("id").stringValue()).toList();
  }

  @Test
  void whatWasMergedIsFoundUnderBothIdsUntilItIsTakenBack() {
    var one = id("web1");
    var other = id("web2");
    var before = cli.run("ci", "list", "--full", "-o", "json").out();
    var told = done("ci", "merge", one, other).out();
    assertThat(told).contains("by jdoe", "merged into");
    var merged = told.contains(one + "  web1  item") ? one : other;
    var kept = merged.equals(one) ? other : one;
    var shown = cli.run("ci", "show", merged, "-o", "json");
    assertThat(shown.json().get("id").stringValue()).isEqualTo(kept);
    assertThat(shown.err()).contains(merged + " was merged into " + kept);
    assertThat(done("ci", "unmerge", merged).out()).contains("on its own");
    assertThat(cli.run("ci", "list", "--full", "-o", "json").out()).isEqualTo(before);
  }

  @Test
  void whatARunSawOfAMergedItemIsToldOfTheOneItBecame() {
    var one = id("web1");
    var other = id("web2");
    var run = cli.json("scan", "list").get(0).get("run").stringValue();
    int told = cli.json("coverage", "--run", run, one).size();
    assertThat(told).isPositive();
    assertThat(cli.run("coverage", "--run", run, other).exit()).isEqualTo(4);
    done("ci", "merge", one, other);
    assertThat(cli.json("coverage", "--run", run, one)).hasSize(told);
    assertThat(cli.json("coverage", "--run", run, other)).hasSize(told);
    var nobody = cli.run("coverage", "--run", run, "web9");
    assertThat(nobody.exit()).isEqualTo(4);
    assertThat(nobody.err()).contains("no row of that run matches 'web9'");
  }

  @Test
  void aWrongFileIsTakenBackAsIfItHadNeverBeen() throws IOException {
    var before = cli.run("ci", "list", "--full", "-o", "json").out();
    var one = id("web1");
    imported(
        """
        import:cmdb,server,hw.serial_number=AB12;hw.vendor=Dell,os.name,Windows,2026-02-01T08:45:00Z,web1
        import:cmdb,server,hw.serial_number=EF56;hw.vendor=Dell,os.name,Windows,2026-02-01T08:45:00Z,web3
        """);
    var wrong = cli.json("scan", "list").get(0).get("run").stringValue();
    assertThat(cli.run("ci", "list", "--full", "-o", "json").out()).contains("Windows", "web3");

    var told = done("scan", "disown", wrong).out();
    assertThat(told).contains(one + "  web1  os.name", "Windows", "Debian", "web3", "retired");
    assertThat(cli.run("ci", "list", "--full", "-o", "json").out()).isEqualTo(before);
    var at = Instant.parse(cli.json("audit", "log").get(0).get("at").stringValue());
    var known = at.minusMillis(1).toString();
    assertThat(cli.run("lineage", one, "os.name", "--known-at", known).out()).contains("Windows");
    assertThat(cli.run("lineage", one, "os.name").out()).doesNotContain("Windows");
    assertThat(cli.run("audit", "log").out()).contains("disowned", wrong);
    assertThat(cli.json("scan", "list").get(0).get("status").stringValue()).isEqualTo("disowned");
    assertThat(cli.run("coverage").err()).contains("run ").doesNotContain(wrong);
    assertThat(cli.run("scan", "watch").out()).doesNotContain(wrong);
    assertThat(cli.run("replay", "--all").out()).contains("nothing differs");
  }

  @Test
  void anItemKeepsItsIdWhenWhatFoundedItIsTakenBack() throws IOException {
    var one = id("web1");
    var first = cli.json("scan", "list").get(0).get("run").stringValue();
    imported(
        """
        import:wiki,server,hw.serial_number=AB12;hw.vendor=Dell,os.version,12,2026-02-02T08:45:00Z,web1
        """);
    done("scan", "disown", first);

    assertThat(ids()).containsExactly(one);
    assertThat(cli.run("ci", "show", one).out()).contains("os.version").doesNotContain("Basel");
    assertThat(cli.run("replay", "--all").out()).contains("nothing differs");

    twoServers();
    assertThat(ids()).hasSize(2).contains(one);
    assertThat(cli.run("ci", "show", one).out()).contains("os.version", "Basel");
  }

  @Test
  void whatWasSplitIsTwoItems() {
    var one = id("web1");
    var told = done("ci", "split", one, "--source", "import:wiki").out();
    assertThat(told).contains("new, 1 attributes");
    assertThat(ids()).hasSize(3);
    assertThat(cli.run("ci", "split", one, "--reason", "x").exit()).isEqualTo(2);
    assertThat(cli.run("ci", "split", one, "--source", "nobody", "--reason", "x").exit())
        .isEqualTo(4);
  }

  @Test
  void aLockIsShownWithItsOwnerAndWhatIsObserved() {
    var one = id("web1");
    assertThat(done("ci", "lock", one, "os.name", "Windows", "--for", "30d").out())
        .contains("os.name", "Windows (locked)");
    var shown = cli.json("ci", "show", one).get("attributes").get("os.name");
    assertThat(shown.get("value").stringValue()).isEqualTo("Windows");
    assertThat(shown.get("observed").stringValue()).isEqualTo("Debian");
    assertThat(shown.get("lock").get("owner").stringValue()).isEqualTo("jdoe");
    assertThat(cli.run("ci", "show", one).out()).contains("observed: Debian; locked by jdoe");
    assertThat(cli.run("lineage", one, "os.name").out()).contains("observed: Debian");
    assertThat(cli.json("lineage", one, "os.name").get("observed").stringValue())
        .isEqualTo("Debian");
    assertThat(done("ci", "unlock", one, "os.name").out()).contains("Windows (locked)", "Debian");
    assertThat(cli.run("ci", "unlock", one, "os.name", "--reason", "x").exit()).isEqualTo(4);
  }

  @Test
  void aLockGivesAValueThatNobodyClaimsForAsLongAsItHolds() {
    var one = id("web1");
    assertThat(done("ci", "lock", one, "scan.care", "fragile").out()).contains("fragile (locked)");
    var shown = cli.json("ci", "show", one).get("attributes").get("scan.care");
    assertThat(shown.get("value").stringValue()).isEqualTo("fragile");
    assertThat(shown.get("observed").isNull()).isTrue();
    assertThat(cli.run("ci", "show", one).out()).contains("observed: nothing; locked by jdoe");
    assertThat(cli.run("replay", "--all", "--dry-run").exit()).isZero();
    done("ci", "unlock", one, "scan.care");
    assertThat(cli.json("ci", "show", one).get("attributes").has("scan.care")).isFalse();
    assertThat(cli.run("replay", "--all", "--dry-run").exit()).isZero();
  }

  @Test
  void aLockedValueIsOfTheAttributesKind() {
    var one = id("web1");
    assertThat(cli.run("ci", "lock", one, "hw.memory.size", "lots", "--reason", "x").err())
        .contains("hw.memory.size is a whole number");
    assertThat(cli.run("ci", "lock", one, "no.such", "1", "--reason", "x").exit()).isEqualTo(2);
    assertThat(cli.run("ci", "lock", one, "os.name", "--reason", "x").exit()).isEqualTo(2);
    done("ci", "lock", one, "net.ip", "10.0.0.1", "10.0.0.2");
    done("ci", "lock", one, "os.name", "--none");
    assertThat(cli.json("ci", "show", one).get("attributes").get("os.name").get("value").isNull())
        .isTrue();
  }

  @Test
  void anItemHasAnOwnerAndGoesOutOfUse() {
    var one = id("web1");
    assertThat(done("ci", "own", one, "team-web").out()).contains("owner", "team-web");
    assertThat(cli.json("ci", "show", one).get("owner").stringValue()).isEqualTo("team-web");
    done("ci", "own", one, "--nobody");
    assertThat(cli.json("ci", "show", one).get("owner").isNull()).isTrue();
    assertThat(done("ci", "retire", one).out()).contains("active", "retired");
    assertThat(cli.run("ci", "own", one, "--reason", "x").exit()).isEqualTo(2);
    assertThat(cli.run("ci", "retire", one).exit()).isEqualTo(2);
  }

  @Test
  void aDisputeIsListedBesideConflictsAndALockEndsIt() throws IOException {
    imported(
        """
        import:wiki,server,hw.serial_number=AB12;hw.vendor=Dell,os.name,Rocky Linux,2026-01-31T08:45:00Z,web1
        """);
    var listed = cli.json("conflict", "list");
    assertThat(listed).hasSize(1);
    var id = listed.get(0).get("id").stringValue();
    assertThat(id).isEqualTo(id("web1") + "/os.name");
    var shown = cli.run("conflict", "show", id).out();
    assertThat(shown).contains("import:cmdb", "import:wiki", "cadastre ci lock", "'Rocky Linux'");
    assertThat(cli.run("conflict", "resolve", id, "--dismiss", "--reason", "x").exit())
        .isEqualTo(4);
    done("ci", "lock", id("web1"), "os.name", "Debian");
    assertThat(cli.run("conflict", "list").exit()).isEqualTo(4);
  }

  @Test
  void anAmbiguousItemIsSettledByAPerson() throws IOException {
    imported(
        """
        import:nms,server,hw.uuid=11111111-2222-4333-8444-555555555551,host.name,a,2026-02-01T08:45:00Z,a
        import:nms,server,hw.uuid=11111111-2222-4333-8444-555555555552,host.name,b,2026-02-01T08:45:00Z,b
        """);
    imported(
        """
        import:cloud,server,hw.uuid=11111111-2222-4333-8444-555555555551;hw.uuid=11111111-2222-4333-8444-555555555552,host.name,c,2026-02-02T08:45:00Z,c
        """);
    var listed =
        cli.json("conflict", "list")
            .valueStream()
            .filter(c -> Objects.equals(c.get("kind").stringValue(), "identity"))
            .toList();
    assertThat(listed).hasSize(1);
    var id = listed.getFirst().get("id").stringValue();
    var shown = cli.json("conflict", "show", id);
    assertThat(shown.get("candidates")).hasSize(2);
    assertThat(shown.get("settle")).hasSize(4);
    assertThat(cli.run("conflict", "show", id).out()).contains("hw.uuid", "--apart");
    var chosen = id("a");
    done("conflict", "resolve", id, "--same-as", chosen);
    assertThat(cli.run("conflict", "show", id).exit()).isEqualTo(4);
  }
}
