package org.cadastre.probes.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.List;
import java.util.Optional;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What stands in for AWS offers less than AWS, and says so in ways of its own.
class EmulatorTest {
  private static final String HERE = Recorded.ACCOUNT + "/us-east-1";

  /// A way of saying that an action is not there.
  ///
  /// @param reason what an operator is told
  record Saying(int status, String body, String reason) {
    ResponseDefinitionBuilder answer() {
      return aResponse().withStatus(status).withBody(body);
    }

    @Override
    public String toString() {
      return status + " " + body;
    }
  }

  static List<Saying> sayings() {
    var failure =
        "<ErrorResponse><Error><Code>InternalFailure</Code><Message>API for service not yet"
            + " implemented</Message></Error></ErrorResponse>";
    return List.of(
        new Saying(501, failure, "not offered there: InternalFailure (HTTP 501)"),
        new Saying(404, "<!doctype html><title>404 Not Found</title>", "not offered there"),
        new Saying(
            400,
            "<Response><Errors><Error><Code>InvalidAction</Code></Error></Errors></Response>",
            "not offered there: InvalidAction"),
        new Saying(400, "{\"__type\":\"UnknownOperationException\"}", "not offered there"),
        new Saying(500, "<html><h1>Internal Server Error</h1></html>", "the service failed"),
        new Saying(200, "<html><body>It works</body></html>", "none to what was asked"),
        new Saying(
            200,
            "<Response><Errors><Error><Code>NotImplemented</Code></Error></Errors></Response>",
            "none to what was asked"),
        new Saying(200, "{\"message\":\"not implemented\"}", "none to what was asked"));
  }

  @ParameterizedTest
  @MethodSource("sayings")
  void an_action_that_is_not_offered_costs_its_list_alone(Saying saying)
      throws InterruptedException {
    try (var aws = new MockAws(Recorded.all())) {
      aws.goesWrong(asked ->
          asked.action().equals("DescribeNatGateways") || asked.service().equals("autoscaling")
              ? Optional.of(saying.answer().build())
              : Optional.empty());
      var found = new Found(new AwsProbe().read(new Scene(aws).transcript(HERE)));

      assertThat(found.reason("scaling_groups")).contains(saying.reason());
      assertThat(found.reason("gateways")).contains("ec2 DescribeNatGateways", saying.reason());
      assertThat(found.coverage())
          .containsEntry("gateways", Outcome.PARTIAL)
          .containsEntry("cloud", Outcome.COMPLETE);
      assertThat(found.censuses())
          .contains("cloud_instance", "volume", "network_interface", "subnet")
          .doesNotContain("gateway", "scaling_group");
    }
  }

  @Test
  void what_is_not_offered_is_asked_once() throws InterruptedException {
    assertThat(triesOf(501)).isEqualTo(1);
  }

  @Test
  void what_fails_is_not_asked_for_ever() throws InterruptedException {
    assertThat(triesOf(500)).isEqualTo(3);
  }

  private static long triesOf(int status) throws InterruptedException {
    try (var aws = new MockAws(Recorded.all())) {
      aws.goesWrong(asked ->
          asked.action().equals("DescribeNatGateways")
              ? Optional.of(aResponse().withStatus(status).withBody("<a/>").build())
              : Optional.empty());
      new Scene(aws).patient().transcript(HERE);
      return aws.asked().stream()
          .filter(asked -> asked.action().equals("DescribeNatGateways"))
          .count();
    }
  }

  @Test
  void a_token_that_says_there_is_none_ends_the_list() throws InterruptedException {
    try (var aws = new MockAws(Recorded.all())) {
      aws.goesWrong(asked ->
          asked.action().equals("DescribeNatGateways")
              ? Optional.of(
                  aResponse()
                      .withBody("<R><natGatewaySet/><nextToken>None</nextToken></R>")
                      .build())
              : Optional.empty());
      var found = new Found(new AwsProbe().read(new Scene(aws).transcript(HERE)));
      assertThat(found.censuses()).contains("gateway");
    }
  }

  @Test
  void an_instance_that_ended_is_told_by_the_number_of_its_state_too() throws InterruptedException {
    try (var aws = new MockAws(Recorded.all())) {
      aws.goesWrong(asked ->
          asked.action().equals("DescribeInstances")
              ? Optional.of(
                  aResponse()
                      .withBody(
                          """
                          <R><reservationSet><item><instancesSet>\
                          <item><instanceId>i-1</instanceId><instanceState><code>48</code>\
                          </instanceState></item><item><instanceId>i-2</instanceId></item>\
                          </instancesSet></item></reservationSet></R>\
                          """)
                      .build())
              : Optional.empty());
      var found = new Found(new AwsProbe().read(new Scene(aws).transcript(HERE)));
      assertThat(found.names("cloud_instance")).containsExactly("i-2");
    }
  }

  @Test
  void what_only_a_target_group_still_names_is_not_there() throws InterruptedException {
    try (var aws = new MockAws(Recorded.all())) {
      var gone = "i-edc35a7bab4b26fdf";
      aws.goesWrong(asked ->
          asked.action().equals("DescribeInstances")
              ? Optional.of(
                  aResponse().withBody("<R><reservationSet><item/></reservationSet></R>").build())
              : Optional.empty());
      var found = new Found(new AwsProbe().read(new Scene(aws).transcript(HERE)));
      assertThat(found.facts("target_group", "tg-0").get("cloud.health")).contains(gone);
      assertThat(found.censuses()).contains("cloud_instance");
      assertThat(found.findings())
          .noneMatch(
              finding -> finding instanceof Finding.Link link && link.other().name().equals(gone));
    }
  }

  @Test
  void what_is_named_where_its_own_list_failed_may_be_there() throws InterruptedException {
    try (var aws = new MockAws(Recorded.all())) {
      aws.goesWrong(asked ->
          asked.action().equals("DescribeInstances")
              ? Optional.of(aResponse().withStatus(403).build())
              : Optional.empty());
      var found = new Found(new AwsProbe().read(new Scene(aws).transcript(HERE)));
      assertThat(found.links("target_group", "tg-0"))
          .contains("routes_to cloud_instance i-edc35a7bab4b26fdf");
    }
  }
}
