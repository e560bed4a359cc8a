package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Files as sources: what they bring, and that bad ones bring nothing.
class ImportTest {
  private static final Path INVENTORIES =
      Path.of(System.getProperty("cadastre.root", "."), "../shared/corpus/reconcile/glpi");
  private static final String HEADER = "source,class,identifiers,attribute,value,observed_at\n";

  @TempDir private Path directory = Path.of("");
  private Cli cli = new Cli(directory);

  @BeforeEach
  void home() {
    cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("init").exit()).isZero();
  }

  private static String inventory(String name) {
    var file = INVENTORIES.resolve(name);
    assumeTrue(Files.exists(file), "the GLPI inventories are not here: " + INVENTORIES);
    return file.toString();
  }

  private Cli.Ran imported(String... arguments) {
    var all = new ArrayList<>(List.of("import"));
    all.addAll(List.of(arguments));
    var ran = cli.run(all.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.toString()).isZero();
    return ran;
  }

  @Test
  void oneComputerAtTwoTimesIsOneItemWhosePackagesChangeExactly() throws IOException {
    imported("glpi-inventory", inventory("computer_3.json"));
    var before = versions("computer_3.json");
    assertThat(packages()).isEqualTo(before);
    var report = imported("glpi-inventory", inventory("computer_3_updated.json"), "-o", "json");
    assertThat(report.json().get("created")).isEmpty();
    assertThat(cli.json("ci", "list", "class:server")).hasSize(1);
    var after = versions("computer_3_updated.json");
    assertThat(packages()).isEqualTo(after);
    var gone = new TreeSet<>(before.keySet());
    gone.removeAll(after.keySet());
    assertThat(gone).isNotEmpty();
    assertThat(names("absent")).isEqualTo(gone);
  }

  @Test
  void partialInventoriesRemoveNothing() {
    imported("glpi-inventory", inventory("computer_1.json"));
    var before = present();
    imported(
        "glpi-inventory",
        inventory("computer_1_partial_batteries.json"),
        inventory("computer_1_partial_cpu.json"),
        inventory("computer_1_partial_memory.json"),
        inventory("computer_1_partial_softs.json"),
        inventory("computer_1_partial_volumes.json"));
    assertThat(present()).containsAll(before);
    assertThat(cli.json("ci", "list", "class:server")).hasSize(1);
  }

  private Set<String> present() {
    var present = new TreeSet<String>();
    for (var item : cli.json("ci", "list", "--parts")) {
      if (!item.get("status").stringValue().equals("absent")) {
        present.add(item.get("id").stringValue());
      }
    }
    return present;
  }

  private Map<String, Set<String>> packages() {
    var packages = new TreeMap<String, Set<String>>();
    for (var item : cli.json("ci", "list", "class:software_package", "--full")) {
      if (!item.get("status").stringValue().equals("absent")) {
        packages.put(key(item), texts(item.get("attributes").get("software.version").get("value")));
      }
    }
    return packages;
  }

  private static Set<String> texts(JsonNode value) {
    var texts = new TreeSet<String>();
    if (value.isArray()) {
      value.forEach(element -> texts.add(element.stringValue()));
    } else {
      texts.addAll(List.of(value.stringValue().split(", ", -1)));
    }
    return texts;
  }

  private Set<String> names(String status) {
    var names = new TreeSet<String>();
    for (var item : cli.json("ci", "list", "class:software_package", "status:" + status)) {
      names.add(key(item));
    }
    return names;
  }

  private static String key(JsonNode item) {
    return item.get("identifiers").get(0).get("value").stringValue();
  }

  /// By plain arithmetic on the file: manager, name, architecture to versions.
  private static Map<String, Set<String>> versions(String file) throws IOException {
    var json = JsonMapper.builder().build().readTree(Files.readString(Path.of(inventory(file))));
    var versions = new TreeMap<String, Set<String>>();
    for (var software : json.get("content").get("softwares")) {
      var name = software.get("name").asString();
      if (!name.equals("gpg-pubkey")) {
        versions
            .computeIfAbsent(
                "rpm:" + name + ":" + software.get("arch").asString(), _ -> new TreeSet<>())
            .add(software.get("version").asString());
      }
    }
    return versions;
  }

  @Test
  void whenAnyRowOfAnyFileIsBadNothingIsEntered() throws IOException {
    var row = "import:cmdb,server,hw.serial_number=AB12;hw.vendor=Dell,os.name,Debian,\n";
    var good = Files.writeString(directory.resolve("good.csv"), HEADER + row);
    var bad =
        Files.writeString(
            directory.resolve("bad.csv"),
            HEADER + row + row.replace("os.name", "no.such") + row.replace("server,", "ship,"));
    var ran = cli.run("import", "claims", good.toString(), bad.toString(), "/no/such/file");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("bad.csv:3:", "bad.csv:4:", "/no/such/file");
    assertThat(cli.run("ci", "list").exit()).isEqualTo(4);
    assertThat(cli.run("scan", "list").exit()).isEqualTo(4);
  }

  @Test
  void aTableIsUnderstoodByItsMapping() throws IOException {
    var mapping =
        Files.writeString(
            directory.resolve("servers.yaml"),
            """
            source: import:list
            class: server
            identifiers: {hw.serial_number: Serial, hw.vendor: Maker}
            attributes: {host.name: Name}
            """);
    var table =
        Files.writeString(directory.resolve("servers.csv"), "Name,Serial,Maker\nweb1,AB12,Dell\n");
    imported("csv", "--mapping", mapping.toString(), table.toString());
    var item = cli.json("ci", "show", "AB12");
    assertThat(item.get("attributes").get("host.name").get("value").stringValue())
        .isEqualTo("web1");
    Files.writeString(mapping, "source: import:list\nclas: server\n");
    var ran = cli.run("import", "csv", "--mapping", mapping.toString(), table.toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("servers.yaml:2:");
  }
}
