package org.cadastre.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.knowledge.Placeholder;

/// Whom an inventory speaks of: class, name and everything by which it may be told from others.
final class GlpiIdentity {
  static final String DEVICE_ID = "glpi.device_id";

  private static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  private static final Map<String, String> CLASSES =
      Map.of(
          "Computer", "server",
          "Phone", "phone",
          "NetworkEquipment", "network_device",
          "Networking", "network_device",
          "Printer", "printer",
          "Storage", "storage");

  private final GlpiInventory inventory;
  private final Spelling spelling;
  private final List<Key> keys = new ArrayList<>();

  private GlpiIdentity(GlpiInventory inventory, Spelling spelling) {
    this.inventory = inventory;
    this.spelling = spelling;
  }

  static Subject of(GlpiInventory inventory, Spelling spelling) {
    var identity = new GlpiIdentity(inventory, spelling);
    var id = inventory.header().text("deviceid").orElse("");
    identity.firm();
    identity.macs().forEach(mac -> identity.add("net.mac", mac));
    if (inventory.fromWithin() || identity.keys.isEmpty()) {
      identity.add(DEVICE_ID, id);
    }
    var name =
        inventory.object(inventory.fromWithin() ? "hardware" : "network_device").text("name");
    return new Subject(
        ciClass(inventory), GlpiReport.cut(name.orElse(id), Limits.KEY_LENGTH), identity.keys);
  }

  private static String ciClass(GlpiInventory inventory) {
    var said = inventory.header().text("itemtype").map(CLASSES::get).filter(c -> c != null);
    var seen =
        inventory.fromWithin()
            ? Optional.of("server")
            : inventory.object("network_device").text("type").map(CLASSES::get);
    return said.or(() -> seen).orElse("device");
  }

  private void firm() {
    uuid(inventory).ifPresent(uuid -> add("hw.uuid", uuid));
    var serial = serial(inventory);
    var vendor = vendor(inventory);
    if (serial.isPresent() && vendor.isPresent()) {
      add("hw.serial_number", serial.get());
      add("hw.vendor", spelling.of("hw.vendor", vendor.get()));
    }
  }

  private List<String> macs() {
    return inventory.fromWithin()
        ? GlpiNic.macs(GlpiNic.all(inventory.list("networks")))
        : GlpiPort.macs(inventory);
  }

  private void add(String type, String value) {
    if (value.length() <= Limits.KEY_LENGTH) {
      keys.add(new Key(type, spelling.of(type, value)));
    }
  }

  static Optional<String> uuid(GlpiInventory inventory) {
    return inventory
        .object("hardware")
        .text("uuid")
        .filter(uuid -> UUID.matcher(uuid).matches())
        .flatMap(Placeholder::real);
  }

  static Optional<String> serial(GlpiInventory inventory) {
    return inventory.fromWithin()
        ? real(inventory, "bios", "ssn")
        : real(inventory, "network_device", "serial");
  }

  static Optional<String> vendor(GlpiInventory inventory) {
    return inventory.fromWithin()
        ? real(inventory, "bios", "smanufacturer")
            .or(() -> real(inventory, "bios", "mmanufacturer"))
        : real(inventory, "network_device", "manufacturer");
  }

  private static Optional<String> real(GlpiInventory inventory, String section, String field) {
    return inventory.object(section).text(field).flatMap(Placeholder::real);
  }
}
