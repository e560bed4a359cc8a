package org.cadastre.probes.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.scan.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What goes wrong on the way costs what it touches, and nothing else.
class MishapTest {
  private static final String HERE = Recorded.ACCOUNT + "/us-east-1";

  /// A way in which a page does not come, and what is then told.
  record Mishap(String name, ResponseDefinitionBuilder answer, String reason) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final ResponseDefinitionBuilder DENIED = error(403, "UnauthorizedOperation");
  private static final ResponseDefinitionBuilder THROTTLED = error(503, "RequestLimitExceeded");

  private static ResponseDefinitionBuilder error(int status, String code) {
    return aResponse()
        .withStatus(status)
        .withBody(
            "<Response><Errors><Error><Code>%s</Code><Message>x</Message></Error></Errors></Response>"
                .formatted(code));
  }

  static List<Mishap> mishaps() {
    var half = "<DescribeVolumesResponse><volumeSet><item><volumeId>vol-1";
    return List.of(
        new Mishap("denied", DENIED, "not permitted"),
        new Mishap("throttled", THROTTLED, "too often"),
        new Mishap("failed", error(500, "InternalError"), "the service failed"),
        new Mishap("expired", error(400, "RequestExpired"), "session of the credential ended"),
        new Mishap("truncated", aResponse().withBody(half), "not XML"),
        new Mishap(
            "broken off",
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
            "connection failed"),
        new Mishap(
            "garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), "could not be taken"),
        new Mishap(
            "slow",
            aResponse().withBody("<a/>".repeat(500)).withChunkedDribbleDelay(40, 60_000),
            "no answer in"),
        new Mishap("empty", aResponse().withBody(""), "empty"),
        new Mishap("not XML", aResponse().withBody("<html><body>Sign in<br>"), "not XML"));
  }

  @ParameterizedTest
  @MethodSource("mishaps")
  void a_page_that_does_not_come_leaves_its_list_partial_and_all_others_whole(Mishap mishap)
      throws InterruptedException {
    try (var aws = new MockAws(Recorded.all())) {
      aws.goesWrong(asked ->
          asked.is("ec2", "DescribeVolumes", "us-east-1") && asked.page() == 3
              ? Optional.of(mishap.answer.build())
              : Optional.empty());
      var transcript = new Scene(aws, 20, Duration.ofSeconds(2)).transcript(HERE);
      var found = new Found(new AwsProbe().read(transcript));

      assertThat(found.names("volume")).hasSize(40);
      assertThat(found.coverage()).containsEntry("volumes", Outcome.PARTIAL);
      assertThat(found.reason("volumes")).contains("ec2 DescribeVolumes", mishap.reason);
      assertThat(found.censuses()).doesNotContain("volume").contains("cloud_instance", "subnet");
      assertThat(found.coverage())
          .containsEntry("cloud", Outcome.COMPLETE)
          .containsEntry("subnets", Outcome.COMPLETE);
    }
  }

  @Test
  void a_list_that_is_denied_from_the_start_is_denied() throws InterruptedException {
    try (var aws = new MockAws(Recorded.all())) {
      aws.goesWrong(asked ->
          asked.is("ec2", "DescribeInstances", "us-east-1")
              ? Optional.of(DENIED.build())
              : Optional.empty());
      var found = new Found(new AwsProbe().read(new Scene(aws).transcript(HERE)));

      assertThat(found.names("cloud_instance")).isEmpty();
      assertThat(found.coverage()).containsEntry("cloud", Outcome.DENIED);
      assertThat(found.censuses()).doesNotContain("cloud_instance").contains("volume");
    }
  }

  @Test
  void listeners_of_a_balancer_that_was_not_reached_are_not_gone() throws InterruptedException {
    try (var aws = new MockAws(Recorded.all())) {
      aws.goesWrong(asked ->
          asked.action().equals("DescribeListeners")
                  && asked.form().getOrDefault("LoadBalancerArn", "").contains("/lb-1/")
              ? Optional.of(DENIED.build())
              : Optional.empty());
      var found = new Found(new AwsProbe().read(new Scene(aws).transcript(HERE)));

      assertThat(found.names("listener")).hasSize(2);
      assertThat(found.censuses()).doesNotContain("listener").contains("cloud_load_balancer");
      assertThat(found.coverage()).containsEntry("load_balancers", Outcome.PARTIAL);
    }
  }

  @Test
  void what_fails_in_passing_is_asked_again() throws InterruptedException {
    try (var aws = new MockAws(Recorded.all())) {
      var first = new java.util.concurrent.atomic.AtomicBoolean(true);
      aws.goesWrong(asked ->
          asked.action().equals("DescribeVpcs") && first.getAndSet(false)
              ? Optional.of(THROTTLED.build())
              : Optional.empty());
      var found = new Found(new AwsProbe().read(new Scene(aws).transcript(HERE)));

      assertThat(found.coverage()).containsEntry("vpcs", Outcome.COMPLETE);
    }
  }

  @Test
  void a_page_that_leads_back_to_itself_ends() throws InterruptedException {
    try (var aws = new MockAws(Recorded.all())) {
      aws.goesWrong(asked ->
          asked.action().equals("DescribeSubnets")
              ? Optional.of(
                  aResponse().withBody("<R><subnetSet/><nextToken>again</nextToken></R>").build())
              : Optional.empty());
      var found = new Found(new AwsProbe().read(new Scene(aws).transcript(HERE)));

      assertThat(found.reason("subnets")).contains("round in circles");
      assertThat(found.censuses()).doesNotContain("subnet");
    }
  }

  @Test
  void a_credential_of_another_account_is_told_so_and_asked_nothing() throws InterruptedException {
    try (var aws = new MockAws(Recorded.all())) {
      assertThat(new Scene(aws).ask("999999999999/us-east-1"))
          .isInstanceOfSatisfying(
              Result.Failed.class,
              failed -> {
                assertThat(failed.outcome()).isEqualTo(Outcome.DENIED);
                assertThat(failed.reason())
                    .contains("is of account '123456789012', not of 999999999999");
              });
      assertThat(aws.asked()).extracting(MockAws.Asked::action).containsOnly("GetCallerIdentity");
    }
  }

  @Test
  void a_region_that_was_not_opted_into_is_denied_as_a_whole() throws InterruptedException {
    try (var aws = new MockAws(Recorded.all())) {
      aws.goesWrong(_ ->
          Optional.of(
              aResponse()
                  .withStatus(403)
                  .withBody(
                      "<ErrorResponse><Error><Code>InvalidClientTokenId</Code><Message>The security"
                          + " token is invalid</Message></Error></ErrorResponse>")
                  .build()));
      assertThat(new Scene(aws).ask(HERE))
          .isInstanceOfSatisfying(
              Result.Failed.class,
              failed -> {
                assertThat(failed.outcome()).isEqualTo(Outcome.DENIED);
                assertThat(failed.reason()).contains("InvalidClientTokenId");
              });
    }
  }

  @Test
  void a_transcript_of_nonsense_proves_nothing() {
    assertThat(new AwsProbe().read(Transcripts.EMPTY)).isEqualTo(List.of());
  }
}
