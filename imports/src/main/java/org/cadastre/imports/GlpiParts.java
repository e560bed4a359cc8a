package org.cadastre.imports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.knowledge.Placeholder;

/// What can be pulled out of the machine: disks, memory modules, power supplies, batteries.
final class GlpiParts {
  private static final String CLASS = "hardware_component";
  private static final long MEBIBYTE = 1 << 20;
  private static final long MEGABYTE = 1_000_000;
  private static final List<String> SECTIONS =
      List.of("storages", "memories", "powersupplies", "batteries");

  private final GlpiInventory inventory;
  private final Subject host;
  private final GlpiReport report;

  GlpiParts(GlpiInventory inventory, Subject host, GlpiReport report) {
    this.inventory = inventory;
    this.host = host;
    this.report = report;
  }

  /// Agents leave out a section in which nothing was found as they do one that they were told to
  /// leave out; that all parts were listed is certain only where no section is missing.
  void report() {
    inventory.list("storages").stream().filter(GlpiParts::isDisk).forEach(this::disk);
    numbered("memories", "memory", this::module);
    numbered("powersupplies", "power_supply", this::powerSupply);
    numbered("batteries", "battery", this::battery);
    if (inventory.full() && SECTIONS.stream().allMatch(inventory::has)) {
      report.census(host, CLASS, inventory.at("storages"));
    }
  }

  private static boolean isDisk(Json.Fields storage) {
    var type = storage.text("type").orElse("disk").toLowerCase(Locale.ROOT);
    return (type.contains("disk") || type.contains("ssd") || type.contains("nvme"))
        && storage.whole("disksize").orElse(0) > 0;
  }

  private void disk(Json.Fields disk) {
    int at = inventory.at("storages");
    var name = disk.text("name").or(() -> disk.text("model")).or(() -> disk.text("serial"));
    if (name.isEmpty() || name.get().length() > Limits.KEY_LENGTH - "disk:".length()) {
      return;
    }
    var part = part("disk", name.get(), "disk:" + name.get(), at);
    report.real(part, "component.description", disk.text("model"), at);
    report.whole(part, "component.size", GlpiUnits.times(disk.whole("disksize"), MEGABYTE), at);
    report.real(part, "hw.vendor", disk.text("manufacturer"), at);
    report.real(part, "hw.serial_number", disk.text("serial"), at);
    report.real(part, "hw.firmware_version", disk.text("firmware"), at);
  }

  private interface Numbered {
    void report(Json.Fields entry, String id);
  }

  /// Modules have slots; what has none is told apart by its place in the list.
  private void numbered(String section, String kind, Numbered reporter) {
    int place = 0;
    for (var entry : inventory.list(section)) {
      place++;
      var slot = entry.whole("numslots");
      reporter.report(entry, kind + ":" + (slot.isPresent() ? slot.getAsLong() : place));
    }
  }

  private void module(Json.Fields module, String id) {
    int at = inventory.at("memories");
    var size = GlpiUnits.times(module.whole("capacity"), MEBIBYTE);
    if (size.isEmpty()) {
      return;
    }
    var part = part("memory", module.text("caption").orElse(id), id, at);
    report.real(part, "component.description", words(module, "description", "type", "speed"), at);
    report.whole(part, "component.size", size, at);
    common(part, module, "serialnumber", at);
  }

  private void powerSupply(Json.Fields supply, String id) {
    int at = inventory.at("powersupplies");
    var part = part("power_supply", supply.text("name").orElse(id), id, at);
    report.real(part, "hw.parent_position", supply.text("location"), at);
    common(part, supply, "serialnumber", at);
  }

  private void battery(Json.Fields battery, String id) {
    int at = inventory.at("batteries");
    var part = part("battery", battery.text("name").orElse(id), id, at);
    report.real(part, "component.description", battery.text("chemistry"), at);
    common(part, battery, "serial", at);
  }

  private Subject part(String kind, String name, String id, int at) {
    var part = report.part(host, CLASS, name, new Key("component.id", id), at);
    report.text(part, "component.class", Optional.of(kind), at);
    report.text(part, "component.name", Optional.of(name), at);
    return part;
  }

  private void common(Subject part, Json.Fields entry, String serial, int at) {
    report.real(part, "hw.vendor", entry.text("manufacturer"), at);
    report.real(part, "hw.model", entry.text("model"), at);
    report.real(part, "hw.serial_number", entry.text(serial), at);
  }

  private static Optional<String> words(Json.Fields entry, String... fields) {
    return Optional.of(
        Stream.of(fields)
            .flatMap(field -> entry.text(field).flatMap(Placeholder::real).stream())
            .collect(Collectors.joining(" ")));
  }
}
