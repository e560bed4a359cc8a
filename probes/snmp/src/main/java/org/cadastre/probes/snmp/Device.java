package org.cadastre.probes.snmp;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadastre.core.knowledge.Placeholder;
import org.cadastre.core.knowledge.Vocabulary;

/// What knowledge, and where it is silent ENTITY-MIB, says the device is.
final class Device {
  static final String VENDOR = "hw.vendor";
  static final String SERIAL = "hw.serial_number";
  static final String ROLE = "device.role";

  /// The vocabulary's name for its words for vendors.
  static final String VENDOR_WORDS = "vendor";

  /// The class of which no more is known.
  static final String ANY = "device";

  /// The classes of devices; a test holds them equal to those declared.
  static final Set<String> CLASSES =
      Set.of(
          ANY,
          "server",
          "virtual_machine",
          "cloud_instance",
          "hypervisor",
          "network_device",
          "switch",
          "router",
          "firewall",
          "wireless_ap",
          "load_balancer",
          "storage",
          "printer",
          "ups",
          "pdu",
          "bmc",
          "camera",
          "phone");

  private static final Map<String, Integer> GENERIC =
      Map.of(
          VENDOR,
          Entity.VENDOR,
          "hw.model",
          Entity.MODEL,
          SERIAL,
          Entity.SERIAL,
          "hw.firmware_version",
          Entity.FIRMWARE,
          "os.version",
          Entity.SOFTWARE);

  private final SortedMap<String, Statement> statements = new TreeMap<>();

  Device(Shelf shelf, Vocabulary vocabulary, Variables variables, Entities entities) {
    for (var known : shelf.recognise(variables, entities)) {
      statements.put(
          known.attribute(), new Statement(known.value(), known.exchange(), known.entry()));
    }
    entities
        .root()
        .ifPresent(root -> GENERIC.forEach((attribute, column) -> say(attribute, root, column)));
    statements.computeIfPresent(VENDOR, (_, said) -> spelt(said, vocabulary));
  }

  private void say(String attribute, Entity root, int column) {
    root.cell(column)
        .ifPresent(cell ->
            cell.said()
                .flatMap(Placeholder::real)
                .ifPresent(text ->
                    statements.putIfAbsent(attribute, new Statement(text, cell.exchange(), null))));
  }

  private static Statement spelt(Statement said, Vocabulary vocabulary) {
    var spelling = vocabulary.spelling(VENDOR_WORDS, said.text()).orElse(said.text());
    return new Statement(spelling, said.exchange(), said.knowledge());
  }

  SortedMap<String, Statement> statements() {
    return statements;
  }

  Optional<Statement> says(String attribute) {
    return Optional.ofNullable(statements.get(attribute));
  }

  /// The role, when it is a class.
  String ciClass() {
    return says(ROLE).map(Statement::text).filter(CLASSES::contains).orElse(ANY);
  }
}
