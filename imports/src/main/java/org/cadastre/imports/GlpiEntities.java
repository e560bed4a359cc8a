package org.cadastre.imports;

import java.util.Map;
import java.util.Optional;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;

/// The parts of a network device (ENTITY-MIB), as far as they can be pulled out, under the
/// identifiers that SNMP gives them.
final class GlpiEntities {
  private static final String SECTION = "network_components";
  private static final String CLASS = "hardware_component";
  private static final Map<String, String> KINDS =
      Map.of(
          "chassis", "chassis",
          "powerSupply", "power_supply",
          "fan", "fan",
          "module", "module",
          "stack", "stack");

  private final GlpiInventory inventory;
  private final Subject host;
  private final GlpiReport report;

  GlpiEntities(GlpiInventory inventory, Subject host, GlpiReport report) {
    this.inventory = inventory;
    this.host = host;
    this.report = report;
  }

  void report() {
    var components = inventory.list(SECTION);
    components.forEach(this::component);
    boolean all = components.stream().allMatch(c -> c.whole("index").isPresent());
    if (inventory.full() && inventory.has(SECTION) && all) {
      report.census(host, CLASS, inventory.at(SECTION));
    }
  }

  private void component(Json.Fields component) {
    var kind = component.text("type").map(KINDS::get).filter(k -> k != null);
    var index = component.whole("index");
    if (kind.isPresent() && index.isPresent()) {
      component(component, kind.get(), "entity:" + index.getAsLong());
    }
  }

  private void component(Json.Fields component, String kind, String id) {
    int at = inventory.at(SECTION);
    var name = component.text("name").or(() -> component.text("description")).orElse(id);
    var part = report.part(host, CLASS, name, new Key("component.id", id), at);
    report.text(part, "component.class", Optional.of(kind), at);
    report.text(part, "component.name", component.text("name"), at);
    report.real(part, "component.description", component.text("description"), at);
    report.real(part, "hw.vendor", component.text("manufacturer"), at);
    report.real(part, "hw.model", component.text("model"), at);
    report.real(part, "hw.serial_number", component.text("serial"), at);
    report.real(part, "hw.firmware_version", component.text("firmware"), at);
  }
}
