package org.cadastre.probes.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptText;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two recorded regions, asked over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegionTest {
  private static final String HERE = Recorded.ACCOUNT + "/us-east-1";

  private java.util.List<Recorded> recorded = java.util.List.of();
  private Transcript transcript = Transcripts.EMPTY;
  private Found found = new Found(java.util.List.of());
  private java.util.List<MockAws.Asked> asked = java.util.List.of();

  @BeforeAll
  void ask() throws InterruptedException {
    recorded = Recorded.all();
    try (var aws = new MockAws(recorded)) {
      transcript = new Scene(aws).transcript(HERE);
      asked = aws.asked();
    }
    found = new Found(new AwsProbe().read(transcript));
  }

  private Set<String> recorded(String action, String pattern) {
    var ids = new TreeSet<String>();
    for (var exchange : recorded) {
      if (exchange.region().equals("us-east-1") && exchange.action().equals(action)) {
        var matcher = Pattern.compile(pattern).matcher(exchange.answer());
        while (matcher.find()) {
          ids.add(matcher.group(1));
        }
      }
    }
    return ids;
  }

  @ParameterizedTest
  @CsvSource({
    "cloud_instance, DescribeInstances, <instanceId>([^<]+)",
    "volume, DescribeVolumes, <volumeId>([^<]+)",
    "snapshot, DescribeSnapshots, <snapshotId>([^<]+)",
    "network_interface, DescribeNetworkInterfaces, <networkInterfaceId>([^<]+)",
    "public_address, DescribeAddresses, <allocationId>([^<]+)",
    "vpc, DescribeVpcs, <vpcId>([^<]+)",
    "subnet, DescribeSubnets, <subnetId>([^<]+)",
    "route_table, DescribeRouteTables, <routeTableId>([^<]+)</routeTableId><routeSet>",
    "gateway, DescribeInternetGateways, <internetGatewayId>([^<]+)",
    "security_group, DescribeSecurityGroups, <groupId>(sg-[^<]+)",
    "network_acl, DescribeNetworkAcls, <networkAclId>(acl-[^<]+)",
    "cloud_load_balancer, DescribeLoadBalancers, <LoadBalancerName>([^<]+)",
    "target_group, DescribeTargetGroups, <TargetGroupName>([^<]+)",
    "listener, DescribeListeners, <ListenerArn>[^<]+/([^</]+)</ListenerArn>",
    "database_instance, DescribeDBInstances, <DBInstanceIdentifier>([^<]+)",
  })
  void every_recorded_resource_is_an_item(String ciClass, String action, String pattern) {
    var expected = recorded(action, pattern);
    expected.removeAll(terminated());
    assertThat(found.names(ciClass)).isNotEmpty().isEqualTo(expected);
  }

  /// What is listed for an hour after its end is no longer there.
  private Set<String> terminated() {
    var whole = "<instanceId>([^<]+)</instanceId>(?:(?!<instanceId>).)*?<name>terminated</name>";
    return recorded("DescribeInstances", whole);
  }

  @Test
  void a_terminated_instance_is_not_there() {
    assertThat(terminated())
        .isNotEmpty()
        .doesNotContainAnyElementsOf(found.names("cloud_instance"));
  }

  @Test
  void an_instance_is_told_whole() {
    var id = "i-edc35a7bab4b26fdf";
    assertThat(found.facts("cloud_instance", id))
        .containsEntry("cloud.resource_id", id)
        .containsEntry("cloud.resource_uri", "arn:aws:ec2:us-east-1:123456789012:instance/" + id)
        .containsEntry("host.type", "m5.large")
        .containsEntry("host.image.id", "ami-03cf127a")
        .containsEntry("cloud.instance.state", "running")
        .containsEntry("cloud.instance.launched_at", "2026-11-21T01:15:30Z")
        .containsEntry("cloud.instance.metadata_tokens", "optional")
        .containsEntry("cloud.tags", "Name=web-us-east-1-0, app=shop0, env=prod")
        .containsEntry("net.ip", "10.0.0.4, 10.0.0.90")
        .containsEntry("net.mac", "02:00:00:30:e6:28, 02:00:00:c4:3b:4d");
    assertThat(found.links("cloud_instance", id))
        .contains(
            "contained_in region us-east-1",
            "contained_in vpc vpc-cd4e8a79486012de0",
            "contained_in subnet subnet-19ca67305a7002174",
            "made_from image ami-03cf127a",
            "uses cloud_identity web",
            "uses security_group sg-2703f29044a3b46e0");
  }

  @Test
  void what_hangs_on_an_instance_is_attached_to_it() {
    assertThat(found.links("volume", "vol-e3d3669ebe69bb292"))
        .contains("attached_to cloud_instance i-edc35a7bab4b26fdf");
    assertThat(found.links("network_interface", "eni-25e94151dd51917be"))
        .contains(
            "attached_to cloud_instance i-edc35a7bab4b26fdf",
            "contained_in subnet subnet-19ca67305a7002174");
    assertThat(found.links("public_address", "eipalloc-7c12368bdbdda358d"))
        .contains("attached_to network_interface eni-25e94151dd51917be");
  }

  @Test
  void a_load_balancer_leads_to_its_targets() {
    assertThat(found.links("target_group", "tg-0"))
        .contains(
            "routes_to cloud_instance i-edc35a7bab4b26fdf", "member_of cloud_load_balancer lb-0");
    assertThat(found.links("listener", "8d93bc158da656c9"))
        .containsExactly("member_of cloud_load_balancer lb-0", "routes_to target_group tg-0");
    assertThat(found.facts("target_group", "tg-0").get("cloud.health"))
        .contains("i-edc35a7bab4b26fdf:8080 healthy");
  }

  @Test
  void everything_that_was_listed_in_full_is_a_census() {
    assertThat(found.coverage())
        .allSatisfy((facet, outcome) ->
            assertThat(outcome).as(facet + ": " + found.reason(facet)).isEqualTo(Outcome.COMPLETE));
    assertThat(found.censuses())
        .contains(
            "cloud_instance", "volume", "network_interface", "vpc", "subnet", "security_group")
        .contains("gateway", "cloud_load_balancer", "listener", "database_instance", "function")
        .doesNotContain("image");
  }

  @Test
  void a_region_costs_few_calls() {
    assertThat(asked.stream().filter(call -> call.service().equals("ec2")))
        .hasSizeLessThanOrEqualTo(18);
  }

  @Test
  void no_secret_stands_in_the_transcript() {
    assertThat(TranscriptText.write(transcript))
        .doesNotContain(Scene.SECRET, "AKIAIOSFODNN7EXAMPLE/", "Signature", "aws4_request");
  }

  @Test
  void a_transcript_reads_the_same_when_it_was_written_and_read() {
    var again = TranscriptText.read(TranscriptText.write(transcript));
    assertThat(new Found(new AwsProbe().read(again)).statements()).isEqualTo(found.statements());
  }

  @Test
  void small_pages_tell_the_same_as_large_ones() throws InterruptedException {
    try (var aws = new MockAws(recorded)) {
      var scene = new Scene(aws, 5, java.time.Duration.ofSeconds(20));
      var small = new Found(new AwsProbe().read(scene.transcript(HERE)));
      assertThat(aws.asked().stream().filter(call -> call.action().equals("DescribeVolumes")))
          .hasSizeGreaterThan(10);
      assertThat(small.statements()).isEqualTo(found.statements());
    }
  }
}
