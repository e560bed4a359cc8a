package org.cadastre.probes.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.ClassModel;
import org.cadastre.settings.Configuration;
import org.junit.jupiter.api.Test;

/// What the probe says, and the words that are declared for it.
class DeclaredTest {
  private static final ClassModel MODEL =
      Configuration.load(Path.of(System.getProperty("cadastre.config", "config"))).model();

  private static List<Finding> findings() throws InterruptedException {
    try (var aws = new MockAws(Recorded.all())) {
      var all = new ArrayList<Finding>();
      for (var region : List.of("us-east-1", "eu-west-1", "aws-global")) {
        var transcript = new Scene(aws).transcript(Recorded.ACCOUNT + "/" + region);
        all.addAll(new AwsProbe().read(transcript));
      }
      return all;
    }
  }

  @Test
  void everything_that_is_said_is_declared() throws InterruptedException {
    assertThat(findings())
        .hasSizeGreaterThan(5_000)
        .allSatisfy(finding -> {
          switch (finding) {
            case Finding.Fact(var subject, var attribute, var value, _) -> {
              check(subject);
              var type = MODEL.attribute(attribute);
              assertThat(type).as(attribute).isPresent();
              assertThat(type.orElseThrow().kind().admits(value)).as(attribute).isTrue();
            }
            case Finding.Link(var subject, var relation, var other, _) -> {
              check(subject);
              check(other);
              assertThat(MODEL.relation(relation)).as(relation).isPresent();
            }
            case Finding.Census(var scope, var ciClass, _) -> {
              check(scope);
              assertThat(MODEL.ciClass(ciClass)).as(ciClass).isPresent();
            }
            case Finding.Coverage _ -> {}
          }
        });
  }

  private static void check(Subject subject) {
    var lineage = MODEL.lineage(subject.ciClass());
    assertThat(lineage).as(subject.ciClass()).isNotEmpty();
    boolean dependent = lineage.stream().anyMatch(c -> c.dependent());
    assertThat(subject.host() != null).as(subject.ciClass()).isEqualTo(dependent);
  }

  /// A listing that fails must leave the very facet unseen in which its things are kept.
  @Test
  void every_listing_covers_the_facets_of_the_classes_that_it_lists() {
    var all = new ArrayList<>(Catalogue.REGIONAL.all());
    all.addAll(Catalogue.GLOBAL.all());
    assertThat(all)
        .hasSizeGreaterThan(50)
        .allSatisfy(listing -> {
          assertThat(listing.facets()).as(listing.action()).isNotEmpty();
          for (var ciClass : listing.lists()) {
            assertThat(listing.facets())
                .as(listing.action() + " " + ciClass)
                .contains(MODEL.facet(ciClass, "cloud.provider"));
          }
        });
  }
}
