package org.cadastre.probes.azure.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.azure.arm.ArmId;
import org.cadastre.probes.azure.arm.Json;

/// Tells of virtual machines, in scale sets or not.
final class Machines {
  private static final String POWER = "powerstate/";

  private final Teller teller;
  private final Report report;
  private final Map<ArmId, Listing.Row> states = new HashMap<>();

  Machines(Teller teller) {
    this.teller = teller;
    this.report = teller.report();
  }

  /// What else is known of a machine's state, from a listing of states.
  void state(Listing.Row row) {
    ArmId.of(row.json().text("id")).ifPresent(id -> states.put(id, row));
  }

  void machine(Resource machine) {
    var subject = machine.subject();
    var properties = machine.properties();
    int at = machine.at();
    report.fact(subject, "ci.class", Classes.MACHINE, at);
    report.fact(
        subject,
        "host.type",
        properties.text("hardwareProfile", "vmSize").or(() -> machine.json().text("sku", "name")),
        at);
    report.fact(subject, "virtualization.type", "microsoft", at);
    report.fact(subject, "hw.vendor", "Microsoft", at);
    report.fact(subject, "cloud.created_at", properties.text("timeCreated"), at);
    report.fact(subject, "azure.vm_id", Identity.vmId(machine.json()), at);
    report.fact(
        subject,
        "cloud.instance.lifecycle",
        properties.text("priority").map(p -> p.equals("Spot") ? "spot" : "on-demand"),
        at);
    image(subject, properties.at("storageProfile", "imageReference"), at);
    system(subject, properties, at);
    neighbours(machine);
    instanceView(machine);
  }

  private void image(Subject subject, Json image, int at) {
    var urn =
        Stream.of("publisher", "offer", "sku", "exactVersion")
            .map(part ->
                image
                    .text(part)
                    .or(() ->
                        part.equals("exactVersion") ? image.text("version") : Optional.empty()))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(":"));
    report.fact(subject, "host.image.id", image.text("id").map(Kind::lower).orElse(urn), at);
    teller.link(subject, "made_from", at, image, "id");
  }

  private void system(Subject subject, Json properties, int at) {
    report.fact(
        subject,
        "os.type",
        properties.text("storageProfile", "osDisk", "osType").map(Kind::lower),
        at);
    report.fact(subject, "host.name", properties.text("osProfile", "computerName"), at);
  }

  private void neighbours(Resource machine) {
    var subject = machine.subject();
    var properties = machine.properties();
    int at = machine.at();
    for (var card : properties.items("networkProfile", "networkInterfaces")) {
      teller.linked(subject, "attached_to", at, card, "id");
    }
    for (var disk : disks(properties.at("storageProfile"))) {
      teller.linked(subject, "attached_to", at, disk, "managedDisk", "id");
    }
    teller.link(subject, "member_of", at, properties, "availabilitySet", "id");
    teller.link(subject, "member_of", at, properties, "virtualMachineScaleSet", "id");
    if (machine.id().type().equals("microsoft.compute/virtualmachinescalesets/virtualmachines")) {
      report.link(subject, "member_of", teller.directory().at(machine.id().up(1)), at);
    }
  }

  private static List<Json> disks(Json storage) {
    var disks = new ArrayList<Json>();
    disks.add(storage.at("osDisk"));
    disks.addAll(storage.items("dataDisks"));
    return disks;
  }

  /// Resource Graph gives the state with the machine, the machine's provider in a listing of its
  /// own, a scale set's in yet another field.
  private void instanceView(Resource machine) {
    var extended = machine.properties().at("extended", "instanceView");
    view(machine.subject(), extended, machine.at());
    var own = machine.properties().at("instanceView");
    view(machine.subject(), own, machine.at());
    var listed = states.get(machine.id());
    var view = listed == null ? Json.Nothing.HERE : listed.json().at("properties", "instanceView");
    view(machine.subject(), view, listed == null ? machine.at() : listed.at());
    var generation =
        Stream.of(view, own, extended)
            .map(v -> v.text("hyperVGeneration"))
            .flatMap(Optional::stream)
            .findFirst();
    Identity.vmId(machine.json())
        .flatMap(id -> Identity.shown(id, generation))
        .ifPresent(uuid -> report.fact(machine.subject(), "hw.uuid", uuid, machine.at()));
    report.fact(machine.subject(), "azure.vm_generation", generation, machine.at());
  }

  private void view(Subject subject, Json view, int at) {
    report.fact(subject, "cloud.instance.state", power(view), at);
    report.fact(subject, "os.name", view.text("osName"), at);
    report.fact(subject, "os.version", view.text("osVersion"), at);
    report.fact(subject, "host.name", view.text("computerName"), at);
    report.fact(
        subject,
        "azure.agent_version",
        view.text("vmAgent", "vmAgentVersion").filter(version -> !version.equals("Unknown")),
        at);
  }

  /// `PowerState/running` → `running`
  private static Optional<String> power(Json view) {
    return Stream.concat(
            view.text("powerState", "code").stream(),
            view.items("statuses").stream().flatMap(status -> status.text("code").stream()))
        .map(Kind::lower)
        .filter(code -> code.startsWith(POWER))
        .map(code -> code.substring(POWER.length()))
        .findFirst();
  }

  void scaleSet(Resource set) {
    var subject = set.subject();
    var profile = set.properties().at("virtualMachineProfile");
    int at = set.at();
    report.fact(subject, "cloud.desired", set.json().whole("sku", "capacity"), at);
    report.fact(subject, "host.type", set.json().text("sku", "name"), at);
    report.fact(subject, "azure.orchestration", set.properties().text("orchestrationMode"), at);
    image(subject, profile.at("storageProfile", "imageReference"), at);
    for (var card : profile.items("networkProfile", "networkInterfaceConfigurations")) {
      for (var address : card.items("properties", "ipConfigurations")) {
        teller.link(subject, "uses", at, address, "properties", "subnet", "id");
        for (var pool : address.items("properties", "loadBalancerBackendAddressPools")) {
          teller.link(subject, "member_of", at, pool, "id");
        }
      }
    }
  }
}
