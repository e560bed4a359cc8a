package org.cadastre.probes.ssh;

import java.util.List;
import java.util.Optional;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.knowledge.Placeholder;
import org.cadastre.probes.ssh.output.Disk;
import org.cadastre.probes.ssh.output.MemInfo;

/// What the machine is made of: firmware's names, processors, memory, disks.
final class HardwareFacet {
  private final Picture picture;
  private final Subject host;
  private final Report report;

  HardwareFacet(Picture picture, Subject host, Report report) {
    this.picture = picture;
    this.host = host;
    this.report = report;
  }

  void report(Hardware hardware) {
    named("hw.vendor", hardware.vendor());
    named("hw.model", hardware.model());
    named("hw.serial_number", hardware.serial());
    named("hw.uuid", hardware.uuid());
    named("hw.firmware_version", hardware.firmware());
    processor();
    memory();
    if (!picture.container()) {
      Disk.parse(picture.text(Asked.DISKS)).stream()
          .filter(HardwareFacet::real)
          .forEach(this::disk);
    }
    coverage(hardware);
  }

  private void processor() {
    int cpu = picture.at(Asked.CPU);
    picture
        .cpu()
        .model()
        .ifPresentOrElse(
            model -> report.fact(host, "hw.cpu.model", model, cpu),
            () -> platform("hw.cpu.model", "cpu.model"));
    picture
        .cpu()
        .logicalCount()
        .ifPresentOrElse(
            count -> report.fact(host, "hw.cpu.logical_count", count, cpu),
            () -> platformNumber("hw.cpu.logical_count", "cpu.count"));
  }

  private void memory() {
    MemInfo.parse(picture.text(Asked.MEMORY))
        .ifPresentOrElse(
            bytes -> report.fact(host, "hw.memory.size", bytes, picture.at(Asked.MEMORY)),
            () -> platformNumber("hw.memory.size", "memory"));
  }

  private void platform(String attribute, String name) {
    picture
        .platform(name)
        .ifPresent(said -> report.fact(host, attribute, said, picture.at(Asked.PLATFORM)));
  }

  private void platformNumber(String attribute, String name) {
    picture
        .platform(name)
        .filter(said -> said.matches("\\d{1,18}"))
        .ifPresent(
            said -> report.fact(host, attribute, Long.parseLong(said), picture.at(Asked.PLATFORM)));
  }

  private void named(String attribute, Optional<Hardware.Named> named) {
    named.ifPresent(n -> report.fact(host, attribute, n.text(), n.exchange(), n.knowledge()));
  }

  /// Disks made of memory or of the network are no parts of the machine.
  private static boolean real(Disk disk) {
    return disk.type().equals("disk")
        && disk.size() > 0
        && !disk.name().matches("(zram|ram|nbd|loop|drbd|rbd)\\d+.*");
  }

  private void disk(Disk disk) {
    int at = picture.at(Asked.DISKS);
    var keys = List.of(new Key("component.id", "disk:" + disk.name()));
    var subject = new Subject("hardware_component", disk.name(), keys, host);
    report.partOf(subject, host, at);
    report.fact(subject, "component.class", "disk", at);
    report.fact(subject, "component.name", disk.name(), at);
    report.fact(subject, "component.description", disk.model(), at);
    report.fact(subject, "component.size", disk.size(), at);
    Placeholder.real(disk.serial())
        .ifPresent(serial -> report.fact(subject, "hw.serial_number", serial, at));
  }

  private void coverage(Hardware hardware) {
    picture
        .heard(Asked.DMI)
        .ifPresent(heard -> {
          var extent = heard.shortfall().orElseGet(() -> extent(hardware));
          report.coverage("hardware", extent, heard.exchange());
        });
  }

  private Heard.Extent extent(Hardware hardware) {
    if (picture.container()) {
      return new Heard.Extent(
          Outcome.PARTIAL, "a container: vendor, model and serial number are its host's");
    }
    var unread = unread();
    if (!unread.isEmpty()) {
      return new Heard.Extent(
          Outcome.PARTIAL,
          unread + " need root (run as root or allow sudo -n cat " + "/sys/class/dmi/id/*)");
    }
    return hardware.vendor().isPresent() || hardware.model().isPresent()
        ? Heard.Extent.COMPLETE
        : new Heard.Extent(Outcome.PARTIAL, "no firmware tables (SMBIOS, device tree)");
  }

  private String unread() {
    boolean serial = picture.dmi().denied().contains("product_serial");
    boolean uuid = picture.dmi().denied().contains("product_uuid");
    if (serial && uuid) {
      return "serial number and UUID";
    }
    return serial ? "serial numbers" : uuid ? "UUIDs" : "";
  }
}
