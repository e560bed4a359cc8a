package org.cadastre.probes.azure.inventory;

import java.util.Optional;
import java.util.OptionalLong;
import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.azure.arm.ArmId;

/// Tells of disks, their copies, images, and storage accounts.
final class Storages {
  private static final long GIB = 1L << 30;
  private static final long MIB = 1L << 20;

  private final Teller teller;
  private final Report report;

  Storages(Teller teller) {
    this.teller = teller;
    this.report = teller.report();
  }

  void disk(Resource disk) {
    var properties = disk.properties();
    int at = disk.at();
    block(disk);
    report.fact(disk.subject(), "cloud.state", properties.text("diskState").map(Kind::lower), at);
    report.fact(disk.subject(), "cloud.iops", properties.whole("diskIOPSReadWrite"), at);
    report.fact(
        disk.subject(), "cloud.throughput", times(properties.whole("diskMBpsReadWrite"), MIB), at);
    teller.link(disk.subject(), "attached_to", at, disk.json(), "managedBy");
    for (var sharer : disk.json().texts("managedByExtended")) {
      ArmId.of(Optional.of(sharer))
          .ifPresent(
              id -> report.link(disk.subject(), "attached_to", teller.directory().at(id), at));
    }
  }

  void snapshot(Resource snapshot) {
    block(snapshot);
  }

  private void block(Resource resource) {
    var properties = resource.properties();
    var subject = resource.subject();
    int at = resource.at();
    var bytes = properties.whole("diskSizeBytes");
    report.fact(
        subject,
        "cloud.size",
        bytes.isPresent() ? bytes : times(properties.whole("diskSizeGB"), GIB),
        at);
    report.fact(subject, "cloud.created_at", properties.text("timeCreated"), at);
    report.fact(subject, "os.type", properties.text("osType").map(Kind::lower), at);
    report.fact(subject, "azure.vm_generation", properties.text("hyperVGeneration"), at);
    report.fact(subject, "cloud.kind", properties.text("creationData", "createOption"), at);
    report.fact(
        subject, "cloud.encryption_key", properties.text("encryption", "diskEncryptionSetId"), at);
    report.flag(
        subject,
        "cloud.encrypted",
        properties.text("encryption", "type").map(type -> type.startsWith("Encryption")),
        at);
    teller.link(subject, "made_from", at, properties, "creationData", "sourceResourceId");
    teller.link(subject, "made_from", at, properties, "creationData", "imageReference", "id");
    teller.link(
        subject, "made_from", at, properties, "creationData", "galleryImageReference", "id");
  }

  private static OptionalLong times(OptionalLong number, long unit) {
    return number.isPresent() && number.getAsLong() < Long.MAX_VALUE / unit
        ? OptionalLong.of(number.getAsLong() * unit)
        : OptionalLong.empty();
  }

  void image(Resource image) {
    var properties = image.properties();
    var disk = properties.at("storageProfile", "osDisk");
    int at = image.at();
    Subject subject = image.subject();
    report.fact(subject, "os.type", disk.text("osType").map(Kind::lower), at);
    report.fact(subject, "azure.vm_generation", properties.text("hyperVGeneration"), at);
    teller.link(subject, "made_from", at, properties, "sourceVirtualMachine", "id");
    teller.link(subject, "made_from", at, disk, "managedDisk", "id");
    teller.link(subject, "made_from", at, disk, "snapshot", "id");
  }

  void account(Resource account) {
    var properties = account.properties();
    var subject = account.subject();
    int at = account.at();
    report.fact(subject, "cloud.created_at", properties.text("creationTime"), at);
    report.fact(subject, "cloud.endpoint", properties.text("primaryEndpoints", "blob"), at);
    report.flag(subject, "cloud.public", properties.flag("allowBlobPublicAccess"), at);
    report.fact(subject, "azure.public_network_access", access(account), at);
    report.fact(subject, "azure.minimum_tls", properties.text("minimumTlsVersion"), at);
    report.flag(
        subject,
        "cloud.encrypted",
        properties.flag("encryption", "services", "blob", "enabled"),
        at);
    report.fact(
        subject,
        "cloud.encryption_key",
        properties.text("encryption", "keyvaultproperties", "keyvaulturi"),
        at);
    report.flag(subject, "azure.https_only", properties.flag("supportsHttpsTrafficOnly"), at);
    for (var rule : properties.items("networkAcls", "virtualNetworkRules")) {
      teller.link(subject, "permits", at, rule, "id");
    }
  }

  static Optional<String> access(Resource resource) {
    return resource.properties().text("publicNetworkAccess").map(Kind::lower);
  }
}
