package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is imported from standard input, and what an import says when it is to be quiet.
class StandardInputTest {
  private static final String CLAIMS =
      """
      source,class,identifiers,attribute,value,observed_at
      import:cmdb,server,hw.serial_number=AB12;hw.vendor=Dell,os.name,Debian,2026-01-31T08:45:00Z
      """;

  @TempDir private Path directory = Path.of("");
  private Cli cli = new Cli(directory);

  @BeforeEach
  void home() {
    cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("init").exit()).isZero();
  }

  private Cli.Ran imported(String text, String... arguments) {
    var all = new ArrayList<>(List.of("import"));
    all.addAll(List.of(arguments));
    var before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      return cli.run(all.toArray(String[]::new));
    } finally {
      System.setIn(before);
    }
  }

  private String osName() {
    var item = cli.json("ci", "show", "AB12");
    return item.get("attributes").get("os.name").get("value").stringValue();
  }

  @Test
  void claims() {
    var ran = imported(CLAIMS, "claims", "-");
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(osName()).isEqualTo("Debian");
    assertThat(cli.run("scan", "list").out()).contains("import claims -");
  }

  @Test
  void claimsBesideAFile() throws IOException {
    var file =
        Files.writeString(
            directory.resolve("more.csv"),
            CLAIMS.replace("AB12", "CD34").replace("Debian", "RHEL"));
    var ran = imported(CLAIMS, "claims", file.toString(), "-");
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(cli.json("ci", "list")).hasSize(2);
  }

  @Test
  void anInventory() {
    var ran =
        imported(
            """
            {
              "action": "inventory",
              "deviceid": "web1-2026-01-31-08-45-00",
              "itemtype": "Computer",
              "content": {
                "accesslog": {"logdate": "2026-01-31 08:45:00"},
                "bios": {"smanufacturer": "Dell", "ssn": "AB12"},
                "hardware": {"name": "web1"},
                "operatingsystem": {"name": "Debian", "full_name": "Debian", "kernel_name": "linux"}
              }
            }
            """,
            "glpi-inventory",
            "-");
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(cli.json("ci", "list", "class:server")).hasSize(1);
    assertThat(cli.run("ci", "show", "AB12").out()).contains("web1");
  }

  @Test
  void aTable() throws IOException {
    var mapping =
        Files.writeString(
            directory.resolve("servers.yaml"),
            """
            source: import:list
            class: server
            identifiers: {hw.serial_number: Serial, hw.vendor: Maker}
            attributes: {os.name: System}
            """);
    var ran =
        imported(
            "System,Serial,Maker\nDebian,AB12,Dell\n", "csv", "--mapping", mapping.toString(), "-");
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(osName()).isEqualTo("Debian");
  }

  @Test
  void badInputIsToldWithItsLineAndEntersNothing() {
    var ran = imported(CLAIMS.replace("server", "ship"), "claims", "-");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains(":2:", "ship").doesNotContain("cadastre/");
    assertThat(cli.run("ci", "list").exit()).isEqualTo(4);
  }

  @Test
  void quietMeansOnlyWhatFailed() {
    assertThat(imported(CLAIMS, "claims", "-", "-q").out()).isEmpty();
    assertThat(imported(CLAIMS, "claims", "-").out()).contains("AB12", "1 items");
    assertThat(imported(CLAIMS, "claims", "-", "-q", "-o", "json").json().get("items")).hasSize(1);
  }
}
