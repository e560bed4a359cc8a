package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The demo, and the home it leaves.
class DemoTest {
  @TempDir private static Path directory = Path.of("");
  private static Cli cli = new Cli(Path.of(""));
  private static Cli.Ran demo = new Cli.Ran(-1, "", "");

  @BeforeAll
  static void demo() {
    cli = new Cli(directory.resolve("home"));
    demo = cli.run("demo");
  }

  @Test
  void itEndsWellAndShowsTheEstateTheChangesTheGapsAndALineage() {
    assertThat(demo.exit()).as(demo.err()).isZero();
    assertThat(demo.out())
        .contains("THE ESTATE", "core-01", "web-02", "ups-01")
        .containsPattern("web-01 +software_package openssl software.version +changed")
        .containsPattern("interface TenGigabitEthernet1/1/2 +absent")
        .contains("WHERE THE SOURCES DISAGREE", "WHO SAYS SO", "LOOK FURTHER");
    assertThat(demo.err()).doesNotContain("Exception", "our fault");
  }

  @Test
  void itsHomeHoldsDevicesOfManyClasses() {
    var classes = new TreeSet<String>();
    cli.json("ci", "list").forEach(item -> classes.add(item.get("class").stringValue()));
    assertThat(classes).contains("switch", "router", "firewall", "ups", "printer", "server");
  }

  @Test
  void aServerIsSeenByTwoSourcesThatDisagreeOnItsName() {
    var lineage = cli.json("lineage", "web-02", "host.name");
    assertThat(lineage.get("value").stringValue()).isEqualTo("web-02");
    assertThat(lineage.get("status").stringValue()).isEqualTo("verified");
    var won = claim(lineage, "won");
    var lost = claim(lineage, "lost");
    assertThat(won.get("source").stringValue()).isEqualTo("ssh");
    assertThat(lost.get("source").stringValue()).isEqualTo("snmp");
    assertThat(lost.get("value").stringValue()).isEqualTo("web-01");
    for (var claim : List.of(won, lost)) {
      for (var field : List.of("because", "run", "transcript")) {
        assertThat(claim.get(field).stringValue()).as(field).isNotBlank();
      }
      var evidence =
          cli.json(
              "evidence",
              "show",
              claim.get("transcript").stringValue() + "#" + claim.get("exchange").intValue());
      assertThat(evidence.get("exchanges").get(0).get("answer").stringValue())
          .contains(claim.get("value").stringValue());
    }
  }

  @Test
  void anInstanceIsTheHostThatAnswersOverSshAndSnmpAndItsAccountSaysSoToo() {
    var item = cli.json("ci", "show", "i-0c7d5a4e19b3f2681");
    assertThat(item.get("class").stringValue()).isEqualTo("cloud_instance");
    assertThat(item.get("name").stringValue()).isEqualTo("shop-01");
    assertThat(sources("i-0c7d5a4e19b3f2681")).contains("aws:424242424242", "ssh", "snmp");
    assertThat(cli.json("ci", "show", "127.42.0.31").get("id")).isEqualTo(item.get("id"));
  }

  @Test
  void aMachineOfAzureIsTheHostWhoseFirmwareShowsItsIdInTheOtherByteOrder() {
    var item = cli.json("ci", "show", "127.42.0.32");
    assertThat(item.get("class").stringValue()).isEqualTo("cloud_instance");
    assertThat(sources("127.42.0.32"))
        .contains("azure:5e1d0a7c-93b4-4f28-a6c5-0b8f7e2d1946", "ssh", "snmp");
  }

  @Test
  void anInstanceThatItsAccountListsNoMoreIsGoneAndItsVolumeIsStillThere() {
    assertThat(cli.json("ci", "show", "i-0e94b27f8d5a6c130").get("status").stringValue())
        .isEqualTo("retired");
    assertThat(cli.json("ci", "show", "vol-0917d3b5e8a2c4f60").get("status").stringValue())
        .isEqualTo("verified");
  }

  /// Its account says more of it than it says itself.
  @Test
  void nothingChangesOfARegionBecauseItIsAskedItself() {
    var lineage = cli.json("lineage", "us-east-1", "cloud.region.status");
    assertThat(lineage.get("claims")).hasSize(1);
    assertThat(cli.run("ci", "history", "us-east-1").out())
        .contains("first seen")
        .doesNotContain("changed", "no longer said");
  }

  @Test
  void aRetiredItemIsListedOnlyForWhoAsksForIt() {
    assertThat(cli.json("ci", "list", "class:cloud_instance"))
        .extracting(item -> item.get("name").stringValue())
        .containsExactlyInAnyOrder("shop-01", "ledger-01");
    assertThat(cli.json("ci", "list", "class:cloud_instance", "status:retired")).hasSize(1);
  }

  private static Set<String> sources(String ci) {
    var sources = new TreeSet<String>();
    for (var lineage : cli.json("lineage", ci)) {
      for (var claim : lineage.get("claims")) {
        sources.add(claim.get("source").stringValue());
      }
    }
    return sources;
  }

  private static JsonNode claim(JsonNode lineage, String outcome) {
    for (var claim : lineage.get("claims")) {
      if (claim.get("outcome").stringValue().equals(outcome)) {
        return claim;
      }
    }
    throw new AssertionError("no claim " + outcome + " in " + lineage);
  }

  @Test
  void theSilentHostIsKeptAndItsSilenceIsCoverage() {
    var item = cli.json("ci", "show", "mail-01");
    assertThat(item.get("status").stringValue()).isNotEqualTo("absent");
    var gaps = cli.run("coverage", "--gaps", "127.42.0.15");
    assertThat(gaps.out()).contains("snmp:127.42.0.15", "ssh:127.42.0.15");
  }

  @Test
  void historyTellsTheUpgradeWithItsEvidence() {
    var changed = new ArrayList<String>();
    for (var event : cli.json("ci", "history", "web-01")) {
      if (event.get("what").stringValue().equals("changed")) {
        changed.add(event.get("of").stringValue());
        assertThat(event.get("transcript").stringValue()).hasSize(64);
      }
    }
    assertThat(changed).contains("software_package openssl software.version");
  }

  @Test
  void everyListingIsValidJsonInEveryMachineFormat() {
    var listings =
        List.of(
            List.of("ci", "list", "--full", "--parts"),
            List.of("ci", "show", "web-01"),
            List.of("ci", "history", "web-01"),
            List.of("lineage", "web-01"),
            List.of("lineage", "web-01", "os.version"),
            List.of("coverage"),
            List.of("scan", "list"),
            List.of("scan", "show"),
            List.of("credential", "list"),
            List.of("doctor"));
    for (var listing : listings) {
      var json = cli.json(listing.toArray(String[]::new));
      assertThat(json.isArray() || json.isObject()).as(listing.toString()).isTrue();
      for (var format : List.of("csv", "yaml", "jsonl", "table")) {
        var arguments = new ArrayList<>(listing);
        arguments.addAll(List.of("-o", format));
        var ran = cli.run(arguments.toArray(String[]::new));
        assertThat(ran.exit()).as(arguments + ": " + ran.err()).isZero();
        assertThat(ran.out()).as(arguments.toString()).isNotBlank();
      }
    }
  }

  @Test
  void anItemIsFoundByAnyOfItsNames() {
    var id = cli.json("ci", "show", "web-01").get("id").stringValue();
    assertThat(cli.json("ci", "show", id.substring(0, 6)).get("id").stringValue()).isEqualTo(id);
    assertThat(cli.json("ci", "show", "127.42.0.11").get("id").stringValue()).isEqualTo(id);
    assertThat(cli.json("ci", "show", "server:web-01").get("id").stringValue()).isEqualTo(id);
    var none = cli.run("ci", "show", "no-such-thing");
    assertThat(none.exit()).isEqualTo(4);
    assertThat(none.err()).contains("there is no item 'no-such-thing'");
  }

  @Test
  void queriesNarrowTheList() {
    assertThat(cli.json("ci", "list", "class:server", "os.name:debian"))
        .allMatch(item -> item.get("class").stringValue().matches("server|cloud_instance"))
        .isNotEmpty();
    assertThat(cli.json("ci", "list", "class:interface", "name:eth0")).isNotEmpty();
    assertThat(cli.run("ci", "list", "status:conflicted").exit()).isEqualTo(4);
    var wrong = cli.run("ci", "list", "colour:red", "class:spaceship");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("'colour'", "'spaceship'");
  }

  @Test
  void anotherScanWouldNotTouchAHomeThatNoDemoMade() throws Exception {
    var real = directory.resolve("real");
    Files.createDirectories(real.resolve("db"));
    var refused = new Cli(real).run("demo");
    assertThat(refused.exit()).isEqualTo(4);
    assertThat(refused.err()).contains("no demo made");
  }
}
