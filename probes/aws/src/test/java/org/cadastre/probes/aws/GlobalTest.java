package org.cadastre.probes.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What an account has in no region, asked over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GlobalTest {
  private Found found = new Found(List.of());
  private String source = "";

  @BeforeAll
  void ask() throws InterruptedException {
    try (var aws = new MockAws(Recorded.all())) {
      var transcript = new Scene(aws).transcript(Recorded.ACCOUNT + "/aws-global");
      found = new Found(new AwsProbe().read(transcript));
      source = new AwsProbe().source(transcript);
    }
  }

  @Test
  void the_account_is_the_source() {
    assertThat(source).isEqualTo("aws:123456789012");
    assertThat(names("account")).containsExactly("123456789012");
  }

  private List<String> names(String ciClass) {
    return found.findings().stream()
        .filter(Finding.Fact.class::isInstance)
        .map(finding -> ((Finding.Fact) finding).subject())
        .filter(subject -> subject.ciClass().equals(ciClass))
        .map(org.cadastre.core.evidence.Subject::name)
        .distinct()
        .toList();
  }

  @Test
  void every_region_says_whether_it_may_be_used() {
    assertThat(names("region"))
        .contains("us-east-1", "eu-west-1", "ap-east-1")
        .hasSizeGreaterThan(20);
    assertThat(found.findings())
        .filteredOn(finding ->
            finding instanceof Finding.Fact(var s, var a, _, _)
                && s.name().equals("ap-east-1")
                && a.equals("cloud.region.status"))
        .singleElement()
        .extracting(finding -> ((Finding.Fact) finding).value().toString())
        .isEqualTo("not-opted-in");
  }

  @Test
  void buckets_say_where_they_are_and_who_tagged_them() {
    assertThat(found.names("object_store")).hasSize(12);
    assertThat(found.facts("object_store", "inv-123456789012-1"))
        .containsEntry("cloud.region", "us-east-1")
        .containsEntry("cloud.versioning", "disabled")
        .containsEntry("cloud.tags", "owner=team1")
        .containsEntry("cloud.resource_uri", "arn:aws:s3:::inv-123456789012-1");
  }

  /// The recording holds details of six buckets only: of the others they are unknown, not absent.
  @Test
  void a_detail_that_fails_leaves_the_list_of_buckets_whole() {
    assertThat(found.coverage()).containsEntry("object_stores", Outcome.PARTIAL);
    assertThat(found.censuses()).contains("object_store");
  }

  @Test
  void roles_say_whom_they_trust() {
    assertThat(found.facts("cloud_identity", "Discovery"))
        .containsEntry("cloud.kind", "role")
        .containsEntry(
            "cloud.trust",
            "arn:aws:iam::123456789012:root, arn:aws:iam::123456789012:user/scanner");
    assertThat(found.names("cloud_user")).contains("user0", "user4").hasSize(5);
    assertThat(found.censuses()).contains("cloud_identity", "cloud_user", "dns_zone", "cdn");
  }

  @Test
  void an_account_without_an_organization_is_no_gap() {
    assertThat(found.coverage()).containsEntry("organization", Outcome.COMPLETE);
  }
}
