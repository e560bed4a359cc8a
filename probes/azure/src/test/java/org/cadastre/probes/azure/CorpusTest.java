package org.cadastre.probes.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Microsoft's own example answers, served to the probe: every resource in them is an item.
class CorpusTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("cadastre.root", "."), "..", "shared", "corpus", "cloud", "azure");
  private static final String EXAMPLES = "/subscriptions/(subid|\\{subscriptionId\\})/";
  private static final List<String> FILES =
      List.of(
          "ListVirtualMachinesInASubscriptionByLocation.json",
          "LoadBalancerListAll.json",
          "NetworkInterfaceListAll.json",
          "NetworkSecurityGroupListAll.json",
          "PublicIpAddressListAll.json",
          "VirtualNetworkListAll.json");

  private static Cloud cloud() throws IOException {
    var cloud = new Cloud();
    resources().forEach(cloud::add);
    return cloud;
  }

  private static String text(String file) throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "skipped: the corpus of cloud answers is not there");
    return Files.readString(CORPUS.resolve(file))
        .replaceAll(EXAMPLES, "/subscriptions/" + Cloud.SUBSCRIPTION + "/")
        .replace("cfbbd179-59d2-4052-aa06-9270a38aa9d6", Cloud.SUBSCRIPTION);
  }

  /// All that the examples list, in one subscription.
  private static List<JsonNode> resources() throws IOException {
    var all = new ArrayList<JsonNode>();
    for (var file : FILES) {
      Cloud.tree(text(file)).at("/responses/200/body/value").forEach(all::add);
    }
    var recorded = text("c7n.VMTest.virtual_machine.json");
    Cloud.tree(recorded).at("/interactions/0/response/body/data/value").forEach(all::add);
    for (var file : List.of("ResourcesFirstPageQuery.json", "ResourcesNextPageQuery.json")) {
      Cloud.tree(text(file)).at("/responses/200/body/data").forEach(all::add);
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({"1000, true", "5, true", "1000, false", "5, false"})
  void every_resource_is_an_item(int rows, boolean graph) throws Exception {
    try (var cloud = cloud()) {
      if (!graph) {
        cloud.withoutGraph();
      }
      cloud.armRows(rows);

      var found = new Talk(cloud, rows).found();

      for (var resource : resources()) {
        var id = resource.path("id").asText().toLowerCase(Locale.ROOT);
        assertThat(found.items()).anySatisfy(item -> assertThat(item).endsWith(" " + id));
      }
      assertThat(found.items()).hasSizeGreaterThan(40);
      assertThat(found.shortfalls()).isEmpty();
    }
  }

  @Test
  void resources_hang_together() throws Exception {
    try (var cloud = cloud()) {
      var links = new Talk(cloud, 1000).found().links();

      assertThat(links)
          .contains(
              "test-nic attached_to vm1",
              "test-nic contained_in default",
              "test-ip attached_to test-nic",
              "nsg attached_to test-nic",
              "ip01 attached_to testlb",
              "test-1 contained_in vnet1",
              "vnet1 contained_in rg1",
              "rg1 part_of " + Cloud.SUBSCRIPTION,
              "lb contained_in subnetlb",
              "rulelb contained_in lb",
              "rulelb routes_to belb",
              "belb contained_in lb",
              "allowvnetinbound contained_in nsg1",
              Cloud.SUBSCRIPTION + " contained_in " + Cloud.TENANT,
              Cloud.SUBSCRIPTION + " contained_in prod");
    }
  }
}
