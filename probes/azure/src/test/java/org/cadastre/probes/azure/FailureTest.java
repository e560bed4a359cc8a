package org.cadastre.probes.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.scan.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever goes wrong is told of exactly what it kept from us, and proves no absence.
class FailureTest {
  private static final Map<String, Supplier<ResponseDefinitionBuilder>> FAULTS =
      Map.of(
          "403", () -> Cloud.error(403, "AuthorizationFailed"),
          "429", () -> Cloud.error(429, "TooManyRequests").withHeader("Retry-After", "1"),
          "500", () -> Cloud.error(500, "InternalServerError"),
          "expired", () -> Cloud.error(401, "ExpiredAuthenticationToken"),
          "cut", () -> Cloud.json(200, "{\"totalRecords\":3,\"data\":[{\"id\":\"/subscr"),
          "broken",
              () -> Cloud.json(200, "{\"data\":[]}").withFault(Fault.MALFORMED_RESPONSE_CHUNK),
          "hung up", () -> WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
          "slow",
              () ->
                  Cloud.json(200, "{\"totalRecords\":0,\"data\":[]}")
                      .withChunkedDribbleDelay(20, 60_000));

  private final Cloud cloud = new Cloud();

  @BeforeEach
  void fill() {
    Estate.into(cloud);
    for (int i = 2; i <= 3; i++) {
      cloud.add(
          """
          {"id":"%s","name":"disk%d","type":"Microsoft.Compute/disks","properties":{}}
          """
              .formatted(Estate.id("Microsoft.Compute/disks", "disk" + i), i));
    }
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  static Stream<String> faults() {
    return FAULTS.keySet().stream().sorted();
  }

  private Supplier<ResponseDefinitionBuilder> fault(String name) {
    var made = FAULTS.get(name);
    if (made == null) {
      throw new AssertionError("no fault " + name);
    }
    return made;
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_page_that_fails_takes_only_its_own_type_with_it(String name) throws Exception {
    var complete = new Talk(cloud, 1).found();
    var fault = fault(name);
    cloud.fault(what ->
        what.contains("microsoft.compute/disks'") && what.endsWith("#2") ? fault.get() : null);

    var found = new Talk(cloud, 1).patience(Duration.ofMillis(1500)).found();

    var missing = new TreeSet<>(complete.censuses());
    missing.removeAll(found.censuses());
    assertThat(missing).containsExactly("volume");
    assertThat(found.shortfalls()).containsExactlyInAnyOrder("contact partial", "volumes partial");
    assertThat(found.reason("volumes")).startsWith("page 2: ");
    assertThat(found.items()).anyMatch(item -> item.startsWith("volume "));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_providers_listing_that_fails_takes_only_its_own_type_with_it(String name)
      throws Exception {
    cloud.withoutGraph();
    var complete = new Talk(cloud, 1000).found();
    var fault = fault(name);
    cloud.fault(
        what -> what.contains("/providers/Microsoft.Compute/disks #1") ? fault.get() : null);

    var found = new Talk(cloud, 1000).patience(Duration.ofMillis(1500)).found();

    var missing = new TreeSet<>(complete.censuses());
    missing.removeAll(found.censuses());
    assertThat(missing).containsExactly("volume");
    assertThat(found.shortfalls()).hasSize(2).anyMatch(facet -> facet.startsWith("volumes "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"403", "500", "cut", "broken"})
  void what_fails_together_is_asked_for_one_by_one(String name) throws Exception {
    var complete = new Talk(cloud, 1000).found();
    var fault = fault(name);
    cloud.fault(what -> what.contains("microsoft.compute/disks'") ? fault.get() : null);

    var found = new Talk(cloud, 1000).found();

    var missing = new TreeSet<>(complete.censuses());
    missing.removeAll(found.censuses());
    assertThat(missing).containsExactly("volume");
  }

  @Test
  void what_passes_is_tried_again() throws Exception {
    var left = new AtomicInteger(2);
    cloud.fault(what ->
        what.contains("count()") && left.getAndDecrement() > 0
            ? Cloud.error(429, "RateLimiting").withHeader("Retry-After", "3")
            : null);

    assertThat(new Talk(cloud, 1000).found().shortfalls()).isEmpty();
  }

  @Test
  void a_list_that_moves_while_it_is_read_proves_no_absence() throws Exception {
    cloud.fault(what -> {
      if (what.contains("microsoft.compute/disks'") && what.endsWith("#2")) {
        cloud.remove(Estate.id("Microsoft.Compute/disks", "disk3"));
      }
      return null;
    });

    var found = new Talk(cloud, 1).found();

    assertThat(found.censuses()).doesNotContain("volume").contains("snapshot");
    assertThat(found.reason("volumes")).contains("changed while it was read");
  }

  @Test
  void a_result_cut_short_without_a_word_on_where_to_go_on_proves_no_absence() throws Exception {
    cloud.fault(what ->
        what.contains("microsoft.compute/disks'")
            ? Cloud.json(200, "{\"totalRecords\":9,\"resultTruncated\":\"true\",\"data\":[]}")
            : null);

    assertThat(new Talk(cloud, 1).found().censuses()).doesNotContain("volume");
  }

  @Test
  void an_answer_longer_than_we_take_proves_no_absence() throws Exception {
    cloud.add(
        """
        {"id":"%s","name":"disk4","type":"Microsoft.Compute/disks","tags":{"note":"%s"}}
        """
            .formatted(Estate.id("Microsoft.Compute/disks", "disk4"), "x".repeat(5000)));

    var found = new Talk(cloud, 1000).answersOf(4000).found();

    assertThat(found.censuses()).doesNotContain("volume").contains("snapshot", "vpc");
    assertThat(found.reason("volumes")).contains("too long");
  }

  @Test
  void what_resource_graph_hides_from_us_is_not_taken_for_absent() throws Exception {
    cloud.permit("Microsoft.Compute/*/read");
    cloud.remove(Estate.id("Microsoft.Network/networkInterfaces", "nic1"));

    var found = new Talk(cloud, 1000).found();

    assertThat(found.censuses()).contains("volume").doesNotContain("network_interface", "vpc");
    assertThat(found.reason("network_interfaces"))
        .contains("no role on the subscription grants Microsoft.Network/networkInterfaces/read");
  }

  @Test
  void without_knowing_what_the_roles_grant_nothing_is_taken_for_absent() throws Exception {
    cloud.fault(
        what -> what.contains("/permissions") ? Cloud.error(403, "AuthorizationFailed") : null);

    assertThat(new Talk(cloud, 1000).found().censuses()).doesNotContain("volume", "vpc");
  }

  @Test
  void a_scale_set_that_cannot_be_looked_into_keeps_its_machines() throws Exception {
    cloud.fault(what ->
        what.contains("/workers/virtualMachines") ? Cloud.error(403, "AuthorizationFailed") : null);

    var found = new Talk(cloud, 1000).found();

    assertThat(found.censuses()).doesNotContain("cloud_instance").contains("scaling_group");
  }

  @ParameterizedTest
  @ValueSource(strings = {"403", "500", "expired"})
  void a_subscription_that_refuses_everything_proves_nothing(String name) throws Exception {
    var fault = fault(name);
    cloud.fault(what -> what.equals("token") ? null : fault.get());

    var found = new Talk(cloud, 1000).found();

    assertThat(found.censuses()).isEmpty();
    assertThat(found.items()).isEmpty();
    assertThat(found.shortfalls()).anyMatch(facet -> facet.startsWith("contact "));
  }

  @Test
  void an_authority_that_is_down_is_no_refusal() throws Exception {
    cloud.fault(what -> what.equals("token") ? Cloud.error(503, "Unavailable") : null);

    assertThat(new Talk(cloud, 1000).result())
        .isInstanceOfSatisfying(
            Result.Failed.class,
            failed -> assertThat(failed.outcome()).isEqualTo(Outcome.UNREACHABLE));
  }

  @Test
  void a_wrong_secret_is_told_and_nothing_is_asked() throws Exception {
    var result = new Talk(cloud, 1000).secret("wrong").result();

    assertThat(result)
        .isInstanceOfSatisfying(
            Result.Failed.class,
            failed -> {
              assertThat(failed.outcome()).isEqualTo(Outcome.DENIED);
              assertThat(failed.reason()).contains("'test'").doesNotContain("wrong");
            });
    assertThat(cloud.asked()).isEmpty();
  }
}
