package org.cadastre.probes.aws;

import java.util.List;
import org.cadastre.probes.aws.answer.Node;
import org.cadastre.probes.aws.call.Call;
import org.cadastre.probes.aws.call.Service;

/// Instances, and what they are started from.
final class ComputeListings {
  /// A filter takes so many values at the most.
  private static final int MOST_VALUES = 200;

  /// The state's number, where its name is left out.
  private static final String TERMINATED = "48";

  static final List<Listing> FIRST = List.of(instances(), keyPairs());
  static final List<Listing> LATER = List.of(images());

  private ComputeListings() {}

  private static Listing instances() {
    return Listing.of(Service.EC2, "DescribeInstances")
        .pages()
        .facets("cloud", "system", "hardware", "interfaces", "relations")
        .lists("cloud_instance")
        .items("reservationSet/item/instancesSet/item")
        .then(ComputeListings::imagesInUse)
        .tells(ComputeListings::instance);
  }

  /// One that was terminated is listed for an hour more, and is no longer there.
  private static void instance(Node node, Page page) {
    if (gone(node) || node.text("instanceId").isEmpty()) {
      return;
    }
    var id = node.text("instanceId");
    var macs = node.texts("networkInterfaceSet/item/macAddress");
    var entry = page.entry(page.place().instance(id, macs), node);
    identity(entry, id);
    state(entry);
    hardware(entry);
    network(entry);
    relations(entry);
  }

  private static boolean gone(Node instance) {
    return instance.text("instanceState/name").equals("terminated")
        || instance.text("instanceState/code").equals(TERMINATED);
  }

  private static void identity(Entry entry, String id) {
    var place = entry.page().place();
    entry
        .text("ci.class", "cloud_instance")
        .text("cloud.provider", "aws")
        .text("cloud.account.id", place.account())
        .text("cloud.region", place.region())
        .say("cloud.availability_zone", "placement/availabilityZone")
        .text("cloud.resource_id", id)
        .text("cloud.resource_uri", place.arn("ec2", "instance/" + id))
        .tags("tagSet/item", "key")
        .say("host.type", "instanceType")
        .say("host.image.id", "imageId")
        .text(
            "os.type", entry.node().text("platform").equalsIgnoreCase("windows") ? "windows" : "");
  }

  private static void state(Entry entry) {
    var lifecycle = entry.node().text("instanceLifecycle");
    entry
        .lower("cloud.instance.state", "instanceState/name")
        .say("cloud.instance.state_reason", "stateReason/message")
        .text("cloud.instance.lifecycle", lifecycle.isEmpty() ? "on-demand" : lifecycle)
        .time("cloud.instance.launched_at", "launchTime")
        .say("cloud.instance.tenancy", "placement/tenancy")
        .say("cloud.instance.placement_group", "placement/groupName")
        .say("cloud.instance.metadata_tokens", "metadataOptions/httpTokens")
        .say("cloud.instance.metadata_endpoint", "metadataOptions/httpEndpoint")
        .number("cloud.instance.metadata_hops", "metadataOptions/httpPutResponseHopLimit")
        .say("cloud.instance.key_pair", "keyName")
        .say("cloud.instance.monitoring", "monitoring/state")
        .say("cloud.instance.root_device", "rootDeviceName");
  }

  private static void hardware(Entry entry) {
    var architecture = entry.node().text("architecture");
    entry
        .text("host.arch", architecture.equals("arm64") ? "aarch64" : architecture)
        .text("virtualization.type", entry.node().text("hypervisor").equals("xen") ? "" : "kvm");
    processors(entry);
  }

  private static void processors(Entry entry) {
    var cores = entry.node().text("cpuOptions/coreCount");
    var threads = entry.node().text("cpuOptions/threadsPerCore");
    if (cores.matches("\\d{1,4}") && threads.matches("\\d{1,2}")) {
      entry.fact(
          "hw.cpu.logical_count",
          org.cadastre.core.model.Value.of(Long.parseLong(cores) * Long.parseLong(threads)));
    }
  }

  private static void network(Entry entry) {
    var addresses = new java.util.TreeSet<>(entry.node().texts("privateIpAddress"));
    var cards = "networkInterfaceSet/item/";
    addresses.addAll(entry.node().texts(cards + "privateIpAddressesSet/item/privateIpAddress"));
    addresses.addAll(entry.node().texts(cards + "ipv6AddressesSet/item/ipv6Address"));
    var reached = new java.util.TreeSet<>(entry.node().texts("ipAddress"));
    reached.addAll(entry.node().texts(cards + "privateIpAddressesSet/item/association/publicIp"));
    entry
        .set("net.ip", addresses)
        .each("net.mac", cards + "macAddress")
        .set("cloud.instance.public_addresses", reached);
  }

  private static void relations(Entry entry) {
    var place = entry.page().place();
    entry
        .inRegion()
        .ec2("contained_in", "vpc", "vpc", "vpcId")
        .ec2("contained_in", "subnet", "subnet", "subnetId")
        .ec2("made_from", "image", "image", "imageId")
        .ec2("uses", "security_group", "security-group", "groupSet/item/groupId")
        .link("uses", "iamInstanceProfile/arn", arn -> Roles.role(place, arn));
  }

  /// Only images that something was started from are asked for; there are hundreds of thousands.
  private static List<Call> imagesInUse(Node answer, Call call) {
    var images =
        answer.all("reservationSet/item/instancesSet/item").stream()
            .filter(instance -> !gone(instance))
            .map(instance -> instance.text("imageId"))
            .filter(id -> !id.isEmpty())
            .distinct()
            .sorted()
            .toList();
    var calls = new java.util.ArrayList<Call>();
    for (int from = 0; from < images.size(); from += MOST_VALUES) {
      var some = images.subList(from, Math.min(images.size(), from + MOST_VALUES));
      calls.add(
          Call.of(Service.EC2, "DescribeImages")
              .with("Filter.1.Name", "image-id")
              .withEach("Filter.1.Value", some));
    }
    return calls;
  }

  private static Listing images() {
    return Listing.of(Service.EC2, "DescribeImages")
        .pages("", 0, "NextToken", "nextToken")
        .facets("images")
        .items("imagesSet/item")
        .tells((node, page) ->
            page.ec2("image", "image", node.text("imageId"), node)
                .say("cloud.name", "name")
                .say("cloud.description", "description")
                .say("cloud.owner", "imageOwnerId")
                .lower("cloud.state", "imageState")
                .say("cloud.kind", "platformDetails")
                .say("host.arch", "architecture")
                .flag("cloud.public", "isPublic")
                .time("cloud.created_at", "creationDate")
                .time("cloud.expires_at", "deprecationTime")
                .ec2("made_from", "snapshot", "snapshot", "blockDeviceMapping/item/ebs/snapshotId")
                .inRegion());
  }

  private static Listing keyPairs() {
    return Listing.of(Service.EC2, "DescribeKeyPairs")
        .facets("key_pairs")
        .lists("key_pair")
        .items("keySet/item")
        .tells((node, page) -> {
          var id = node.text("keyPairId");
          page.ec2("key_pair", "key-pair", id.isEmpty() ? node.text("keyName") : id, node)
              .say("cloud.name", "keyName")
              .say("cloud.kind", "keyType")
              .time("cloud.created_at", "createTime")
              .inRegion();
        });
  }
}
