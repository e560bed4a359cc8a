package org.cadastre.probes.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.TranscriptText;
import org.cadastre.core.model.ClassModel;
import org.cadastre.settings.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the probe makes of a subscription that has one of everything.
class InventoryTest {
  private static final Path CONFIG = Path.of(System.getProperty("cadastre.root", "."), "config");

  private final Cloud cloud = new Cloud();

  @BeforeEach
  void fill() {
    Estate.into(cloud);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void resources_have_the_attributes_that_people_ask_for() throws Exception {
    var found = new Talk(cloud, 1000).found();

    assertThat(found.value("/web1", "cloud.instance.state")).contains("running");
    assertThat(found.value("/web1", "host.type")).contains("Standard_D2s_v5");
    assertThat(found.value("/web1", "os.name")).contains("ubuntu");
    assertThat(found.value("/web1", "net.ip")).contains("10.0.1.4");
    assertThat(found.value("/web1", "net.mac")).contains("00:0d:3a:1b:c7:21");
    assertThat(found.value("/web1", "cloud.tags")).contains("owner=ops");
    assertThat(found.value("/web1", "cloud.region")).contains("westeurope");
    assertThat(found.value("/workers/virtualmachines/0", "cloud.instance.state"))
        .contains("deallocated");
    assertThat(found.value("/os1", "cloud.size")).contains(Long.toString(30L << 30));
    assertThat(found.value("/db", "cloud.expires_at")).contains("2027-01-01T00:00:00Z");
    assertThat(found.value("/https", "cloud.port")).contains("443");
    assertThat(found.value("/aks1", "cloud.engine_version")).contains("1.31.2");
    assertThat(found.value("/auto1", "cloud.kind"))
        .contains("microsoft.automation/automationaccounts");
    assertThat(found.items())
        .anyMatch(item -> item.matches("function .*/job1"))
        .anyMatch(item -> item.matches("web_app .*/shop1"));
  }

  @Test
  void a_machine_is_told_by_its_network_cards_too_whichever_is_listed_first() throws Exception {
    assertThat(new Talk(cloud, 1000).transcript())
        .satisfies(transcript ->
            assertThat(new AzureProbe().read(transcript).toString())
                .contains("Key[type=net.mac, value=00:0d:3a:1b:c7:21]"));
  }

  @Test
  void resources_hang_together_whatever_the_case_of_their_ids() throws Exception {
    assertThat(new Talk(cloud, 1000).found().links())
        .contains(
            "os1 attached_to web1",
            "nic1 attached_to web1",
            "nic1 contained_in app",
            "nic1 member_of front",
            "app contained_in vnet",
            "nsg attached_to app",
            "nsg permits front",
            "snap1 made_from os1",
            "0 member_of workers",
            "https routes_to pool",
            "orders contained_in sql1",
            "job1 uses plan1",
            "system contained_in aks1",
            "aks1 uses robot",
            "db contained_in vault1",
            "web1 contained_in prod",
            "prod contained_in " + Cloud.TENANT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void the_size_of_pages_makes_no_difference(int rows) throws Exception {
    var whole = new Talk(cloud, 1000).found();

    var paged = new Talk(cloud, rows).found();

    assertThat(paged.items()).isEqualTo(whole.items()).hasSizeGreaterThan(25);
    assertThat(paged.links()).isEqualTo(whole.links());
    assertThat(paged.censuses()).isEqualTo(whole.censuses());
    assertThat(paged.shortfalls()).isEmpty();
  }

  @Test
  void without_resource_graph_all_but_the_management_groups_is_found() throws Exception {
    var graph = new Talk(cloud, 1000).found();

    cloud.withoutGraph();
    cloud.armRows(2);
    var listed = new Talk(cloud, 1000).found();

    var expected = new TreeSet<>(graph.items());
    expected.removeIf(item -> item.startsWith("management_group "));
    assertThat(listed.items()).isEqualTo(expected);
    assertThat(listed.censuses()).isEqualTo(graph.censuses());
    assertThat(listed.shortfalls()).isEmpty();
  }

  @Test
  void what_is_not_there_is_a_census_too() throws Exception {
    assertThat(new Talk(cloud, 1000).found().censuses())
        .contains("cloud_instance", "volume", "image", "dns_zone", "other_resource", "vault_item");
  }

  @Test
  void a_small_subscription_takes_few_questions() throws Exception {
    new Talk(cloud, 1000).found();

    assertThat(cloud.asked()).hasSizeLessThanOrEqualTo(12);
  }

  @Test
  void each_subscription_is_a_source_of_its_own() throws Exception {
    var transcript = new Talk(cloud, 1000).transcript();

    assertThat(new AzureProbe().source(transcript)).isEqualTo("azure:" + Cloud.SUBSCRIPTION);
  }

  @Test
  void a_transcript_read_again_from_its_text_says_the_same() throws Exception {
    var transcript = new Talk(cloud, 5).transcript();

    var again = TranscriptText.read(TranscriptText.write(transcript));

    assertThat(new AzureProbe().read(again)).isEqualTo(new AzureProbe().read(transcript));
  }

  @Test
  void no_secret_is_in_a_transcript() throws Exception {
    var text = TranscriptText.write(new Talk(cloud, 1000).transcript());

    assertThat(text).doesNotContain("made-up-token").doesNotContain("client_secret");
  }

  @Test
  void every_attribute_class_relation_and_facet_found_is_declared() throws Exception {
    assumeTrue(Files.isDirectory(CONFIG), "skipped: there is no config/ beside the sources");
    var model = Configuration.load(CONFIG).model();

    var findings = new Talk(cloud, 1000).found().findings();

    assertThat(findings).allSatisfy(finding -> declared(model, finding));
  }

  private static final List<String> OWN = List.of("cloud", "relations", "instances", "contact");

  private static void declared(ClassModel model, Finding finding) {
    switch (finding) {
      case Finding.Fact fact -> {
        var declared = model.attribute(fact.attribute());
        assertThat(declared).as(fact.attribute()).isPresent();
        assertThat(declared.orElseThrow().kind().admits(fact.value()))
            .as(fact.attribute())
            .isTrue();
        assertThat(model.ciClass(fact.subject().ciClass())).isPresent();
      }
      case Finding.Link link -> assertThat(model.relation(link.relation())).isPresent();
      case Finding.Census census -> assertThat(model.ciClass(census.ciClass())).isPresent();
      case Finding.Coverage coverage ->
          assertThat(model.classes())
              .as(coverage.facet())
              .matches(classes ->
                  OWN.contains(coverage.facet())
                      || classes.stream().anyMatch(c -> coverage.facet().equals(c.dependentIn())));
    }
  }
}
