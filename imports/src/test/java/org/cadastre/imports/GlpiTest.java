package org.cadastre.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.evidence.Testimony;
import org.cadastre.core.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real inventories in the GLPI agent's format.
class GlpiTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static Testimony read(String file) throws IOException {
    var importer = Taken.IMPORTS.glpi(null);
    var said = Taken.testimonies(importer, Taken.corpus("glpi/" + file));
    assertThat(said).hasSize(1);
    return said.getFirst();
  }

  private static JsonNode json(String file) throws IOException {
    return JSON.readTree(Files.readString(Taken.corpus("glpi/" + file)));
  }

  private static Subject host(Testimony said) {
    return Taken.facts(List.of(said)).stream()
        .map(Finding.Fact::subject)
        .filter(subject -> subject.host() == null)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Value> hostValues(Testimony said) {
    return Taken.values(
        Taken.facts(List.of(said)).stream().filter(f -> f.subject().host() == null).toList());
  }

  /// Part by part, what is said of it.
  private static Map<String, Map<String, Value>> parts(Testimony said, String ciClass) {
    var parts = new TreeMap<String, Map<String, Value>>();
    Taken.facts(List.of(said)).stream()
        .filter(fact -> fact.subject().ciClass().equals(ciClass))
        .forEach(fact ->
            parts
                .computeIfAbsent(fact.subject().keys().getFirst().value(), _ -> new TreeMap<>())
                .put(fact.attribute(), fact.value()));
    return parts;
  }

  private static Set<String> censuses(Testimony said) {
    return Taken.findings(said, Finding.Census.class).stream()
        .map(Finding.Census::ciClass)
        .collect(Collectors.toSet());
  }

  @Test
  void oneComputerAtTwoTimesHasOneIdentity() throws IOException {
    var before = host(read("computer_3.json"));
    var after = host(read("computer_3_updated.json"));
    assertThat(before.keys())
        .containsExactly(
            new Key("glpi.device_id", "LF014-2017-02-20-12-19-56"),
            new Key("hw.serial_number", "8C554721F"),
            new Key("hw.uuid", "0055adc9-1d3a-e411-8043-b05d95113232"),
            new Key("hw.vendor", "Toshiba"),
            new Key("net.mac", "30:3a:64:ee:65:88"),
            new Key("net.mac", "b8:6b:23:e0:5c:81"));
    var kept = new HashSet<>(before.keys());
    kept.remove(new Key("net.mac", "30:3a:64:ee:65:88"));
    assertThat(after.keys()).containsExactlyInAnyOrderElementsOf(kept);
    assertThat(after.name()).isEqualTo(before.name()).isEqualTo("LF014");
    assertThat(after.ciClass()).isEqualTo("server");
  }

  @Test
  void theChangesOfItsPackagesAreExactlyThoseOfTheTwoFiles() throws IOException {
    var before = versions("computer_3.json");
    var after = versions("computer_3_updated.json");
    assertThat(versions(read("computer_3.json"))).isEqualTo(before);
    assertThat(versions(read("computer_3_updated.json"))).isEqualTo(after);
    assertThat(minus(after.keySet(), before.keySet())).hasSizeGreaterThan(100);
    assertThat(minus(before.keySet(), after.keySet())).isNotEmpty();
    assertThat(censuses(read("computer_3_updated.json")))
        .containsExactlyInAnyOrder("software_package", "file_system", "interface");
  }

  private static Set<String> minus(Collection<String> some, Collection<String> others) {
    var rest = new TreeSet<>(some);
    rest.removeAll(others);
    return rest;
  }

  /// By plain arithmetic on the file: manager, name, architecture → versions.
  private static Map<String, Set<String>> versions(String file) throws IOException {
    var versions = new TreeMap<String, Set<String>>();
    for (var software : json(file).get("content").get("softwares")) {
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

  private static Map<String, Set<String>> versions(Testimony said) {
    var versions = new TreeMap<String, Set<String>>();
    parts(said, "software_package")
        .forEach((id, values) ->
            versions.put(
                id,
                new TreeSet<>(
                    List.of(String.valueOf(values.get("software.version")).split(", ", -1)))));
    return versions;
  }

  @Test
  void aFullInventoryDescribesTheComputer() throws IOException {
    var said = read("computer_1.json");
    assertThat(said.source()).isEqualTo("glpi");
    assertThat(said.observedAt()).isEqualTo(Instant.parse("2020-06-12T12:19:54Z"));
    assertThat(hostValues(said))
        .containsEntry("host.name", Value.of("glpixps"))
        .containsEntry("host.arch", Value.of("x86_64"))
        .containsEntry("hw.vendor", Value.of("Dell"))
        .containsEntry("hw.model", Value.of("XPS 13 9350"))
        .containsEntry("hw.serial_number", Value.of("640HP72"))
        .containsEntry("hw.firmware_version", Value.of("1.4.3"))
        .containsEntry("hw.cpu.logical_count", Value.of(4))
        .containsEntry("hw.memory.size", Value.of(7_800L << 20))
        .containsEntry("os.name", Value.of("Fedora"))
        .containsEntry("os.version", Value.of("31"))
        .containsEntry("os.type", Value.of("linux"))
        .containsEntry("virtualization.type", Value.of("none"))
        .containsEntry("net.ip", Value.of(List.of("192.168.1.118", "192.168.1.142")))
        .containsEntry("net.mac", Value.of(List.of("00:e0:4c:68:01:db", "44:85:00:2b:90:bc")));
    assertThat(parts(said, "interface"))
        .containsOnlyKeys("lo", "enp57s0u1u4", "wlp58s0", "virbr0", "virbr0-nic");
    assertThat(parts(said, "interface").get("enp57s0u1u4"))
        .containsEntry("interface.speed", Value.of(100_000_000))
        .containsEntry(
            "interface.addresses",
            Value.of(List.of("192.168.1.142/24", "fe80::b283:4fa3:d3f2:96b1/64")));
    assertThat(parts(said, "file_system")).hasSize(6);
    assertThat(parts(said, "hardware_component"))
        .containsOnlyKeys("disk:nvme0n1", "memory:1", "memory:2", "battery:1");
    assertThat(parts(said, "hardware_component").get("memory:2"))
        .containsEntry("component.size", Value.of(4_096L << 20))
        .containsEntry("hw.serial_number", Value.of("12121212"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"batteries", "cpu", "memory", "softs", "volumes"})
  void aPartialInventoryProvesNoAbsence(String category) throws IOException {
    var said = read("computer_1_partial_" + category + ".json");
    assertThat(censuses(said)).isEmpty();
    assertThat(Taken.findings(said, Finding.Coverage.class))
        .isNotEmpty()
        .extracting(Finding.Coverage::outcome)
        .containsOnly(Outcome.PARTIAL);
    assertThat(said.observedAt()).isNull();
    assertThat(host(read("computer_1.json")).keys()).containsAll(host(said).keys());
    assertThat(host(said).keys()).hasSizeGreaterThan(2);
  }

  @Test
  void aSectionThatIsNotThereIsNotSpokenOf() throws IOException {
    var said = read("computer_1_partial_cpu.json");
    assertThat(Taken.findings(said, Finding.Coverage.class))
        .extracting(Finding.Coverage::facet)
        .containsExactlyInAnyOrder("system", "hardware");
  }

  @Test
  void theOperatorMayKnowWhenItWasMade() throws IOException {
    var time = Instant.parse("2020-06-13T10:00:00Z");
    var file = Taken.corpus("glpi/computer_1_partial_softs.json");
    var said = Taken.testimonies(Taken.IMPORTS.glpi(time), file).getFirst();
    assertThat(said.observedAt()).isEqualTo(time);
  }

  @Test
  void networkEquipmentIsADeviceWithPortsAndParts() throws IOException {
    var said = read("networkequipment_2.json");
    assertThat(host(said).ciClass()).isEqualTo("network_device");
    assertThat(host(said).keys())
        .contains(
            new Key("hw.serial_number", "FOC1243W0ED"),
            new Key("hw.vendor", "Cisco"),
            new Key("net.mac", "00:23:ac:6a:01:00"))
        .noneMatch(key -> key.type().equals("glpi.device_id"));
    var ports = json("networkequipment_2.json").get("content").get("network_ports");
    assertThat(parts(said, "interface")).hasSize(ports.size());
    assertThat(parts(said, "hardware_component").get("entity:1003"))
        .containsEntry("component.class", Value.of("power_supply"))
        .containsEntry("hw.serial_number", Value.of("AZS1239010B"));
    assertThat(censuses(said)).containsExactlyInAnyOrder("interface", "hardware_component");
    assertThat(hostValues(said)).doesNotContainKey("ci.class");
    assertThat(said.observedAt()).isNull();
  }

  @Test
  void portsOfOneNameAreToldApartByTheirIndex() throws IOException {
    var said = read("printer_1.json");
    assertThat(host(said).ciClass()).isEqualTo("printer");
    assertThat(parts(said, "interface").keySet())
        .hasSize(2)
        .allMatch(name -> name.endsWith("#1") || name.endsWith("#2"));
    assertThat(hostValues(said)).containsEntry("net.ip", Value.of(List.of("10.59.29.175")));
  }

  @Test
  void aTelephoneWhoseDrivesHaveNoMountPointListsNoneCompletely() throws IOException {
    var said = read("phone_1.json");
    assertThat(host(said).ciClass()).isEqualTo("phone");
    assertThat(host(said).keys()).noneMatch(key -> key.type().equals("hw.uuid"));
    assertThat(censuses(said)).containsExactlyInAnyOrder("interface", "software_package");
    assertThat(Taken.findings(said, Finding.Coverage.class))
        .filteredOn(coverage -> coverage.facet().equals("storage"))
        .extracting(Finding.Coverage::reason)
        .containsExactly("4 entries of 'drives' have no name");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyValueIsOfTheDeclaredKind(int number) throws IOException {
    var said = read("networkequipment_" + number + ".json");
    assertThat(Taken.facts(List.of(said)))
        .hasSizeGreaterThan(100)
        .allMatch(fact ->
            Taken.CONFIG
                .model()
                .attribute(fact.attribute())
                .orElseThrow()
                .kind()
                .admits(fact.value()));
  }

  @Test
  void whatPeopleDoOnTheMachineIsNotKept() throws IOException {
    var file = Taken.corpus("glpi/computer_1.json");
    var transcript = Taken.transcripts(Taken.IMPORTS.glpi(null), file).getFirst();
    assertThat(transcript.exchanges())
        .extracting(exchange -> exchange.question().text())
        .contains("computer_1.json:" + line(file, "\"softwares\"") + " softwares")
        .noneMatch(text -> text.endsWith(" users"));
  }

  private static int line(Path file, String text) throws IOException {
    var lines = Files.readAllLines(file);
    return 1
        + lines.indexOf(lines.stream().filter(l -> l.contains(text)).findFirst().orElseThrow());
  }
}
