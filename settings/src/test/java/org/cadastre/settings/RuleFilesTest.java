package org.cadastre.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cadastre.core.rules.Authority;
import org.cadastre.core.rules.Dynamic;
import org.cadastre.core.rules.Retirement;
import org.cadastre.core.rules.RuleSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {
  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void aSmallConfiguration() throws IOException {
    new SmallConfiguration(directory).write();
  }

  private RuleSet rules(String text) throws IOException {
    SmallConfiguration.write(directory, "rules/more.yaml", text);
    return Configuration.load(directory).rules();
  }

  private List<String> problems(String text) throws IOException {
    SmallConfiguration.write(directory, "rules/more.yaml", text);
    return SmallConfiguration.problems(() -> Configuration.load(directory)).stream()
        .map(problem -> problem.substring(problem.indexOf("rules/")))
        .toList();
  }

  @Test
  void anAuthorityMayNameSourcesByTheirBeginningAndSayWhatElseSettlesIt() throws IOException {
    var rules =
        rules(
            """
            authority:
              - class: device
                attribute: os.version
                sources: [{source: "aws:*", fresh: 36h}]
                otherwise: most_reported
              - {class: device, attribute: hw.vendor, otherwise: last}
            """);
    var trusted = List.of(new Authority.Trusted("aws:*", Duration.ofHours(36)));
    assertThat(rules.authorities())
        .contains(
            new Authority("device", "os.version", trusted, Dynamic.MOST_REPORTED),
            new Authority("device", "hw.vendor", List.of(), Dynamic.LAST));
  }

  @Test
  void anAuthorityMaySpeakForARelation() throws IOException {
    SmallConfiguration.write(
        directory,
        "model/relations.yaml",
        "relations: [{name: runs_on, reverse: runs, doc: Is executed by.}]\n");
    var rules =
        rules(
            """
            authority:
              - {class: device, attribute: runs_on, sources: [{source: ssh, fresh: 1d}]}
            """);
    var model = Configuration.load(directory).model();
    assertThat(rules.authority(model, "device", "runs_on/ci-7"))
        .map(Authority::attribute)
        .contains("runs_on");
  }

  @Test
  void theMostSpecificWordAboutASourceCounts() throws IOException {
    var rules =
        rules(
            """
            sources:
              - {name: "import:*", creates: false, upstream: erp}
              - {name: "import:glpi", creates: true, upstream: glpi}
              - {name: glpi, upstream: agents}
            """);
    assertThat(rules.mayCreate("import:list")).isFalse();
    assertThat(rules.mayCreate("import:glpi")).isTrue();
    assertThat(rules.mayCreate("ssh")).isTrue();
    assertThat(rules.origin("import:list")).isEqualTo("erp");
    assertThat(rules.origin("import:glpi")).isEqualTo("agents");
    assertThat(rules.origin("ssh")).isEqualTo("ssh");
  }

  @Test
  void retirementAndSharingAreRead() throws IOException {
    var rules =
        rules(
            """
            retirement:
              - {class: device, missing: {after: 3d, failures: 3}, retire: 90d}
            shared_by_too_many: 5
            """);
    assertThat(rules.retirements())
        .containsExactly(new Retirement("device", Duration.ofDays(3), 3, Duration.ofDays(90)));
    assertThat(rules.sharedByTooMany()).isEqualTo(5);
  }

  @Test
  void everyErrorOfAnAuthorityIsTold() throws IOException {
    assertThat(
            problems(
                """
                authority:
                  - class: gadget
                    attribute: hw.colour
                    otherwise: newest
                  - class: device
                    attribute: "*"
                    sources:
                      - {source: "a*b", fresh: 0d}
                      - {source: "aws:*", fresh: 99999d}
                      - {source: "aws:1", fresh: 1d}
                      - {source: ssh, fresh: soon}
                  - {class: device, attribute: os.version}
                """))
        .containsExactlyInAnyOrder(
            "rules/more.yaml:2: class 'gadget' is not declared",
            "rules/more.yaml:2: attribute 'hw.colour' is not declared, nor is a relation of that"
                + " name",
            "rules/more.yaml:4: 'otherwise' must be first, last, most_reported, largest or"
                + " smallest, not 'newest'",
            "rules/more.yaml:5: class 'device', attribute '*' has an authority already at "
                + Source.shown(directory.resolve("rules/authority.yaml"))
                + ":1",
            "rules/more.yaml:8: not a source: 'a*b'; one word, that may end in * (aws:*)",
            "rules/more.yaml:8: 'fresh' must be more than nothing and at most 36500d",
            "rules/more.yaml:9: 'fresh' must be more than nothing and at most 36500d",
            "rules/more.yaml:10: 'aws:1' is trusted already, as 'aws:*'",
            "rules/more.yaml:11: 'fresh' must be a duration (36h, 7d), not 'soon'",
            "rules/more.yaml:11: 'fresh' must be more than nothing and at most 36500d",
            "rules/more.yaml:12: an authority needs 'sources', the most trusted first, or"
                + " 'otherwise'");
  }

  @Test
  void everyErrorOfTheOtherRulesIsTold() throws IOException {
    assertThat(
            problems(
                """
                sources:
                  - {name: a, upstream: b}
                  - {name: b, upstream: a}
                  - {name: a}
                  - {name: c, upstream: "d*", creates: perhaps}
                retirement:
                  - {class: device, missing: {after: 3d, failures: 0}, retire: 1d}
                  - {class: device, missing: {after: 3d}}
                shared_by_too_many: 0
                """))
        .containsExactlyInAnyOrder(
            "rules/more.yaml:2: source 'a' is its own upstream",
            "rules/more.yaml:3: source 'b' is its own upstream",
            "rules/more.yaml:4: source 'a' is already declared at "
                + Source.shown(directory.resolve("rules/more.yaml"))
                + ":2",
            "rules/more.yaml:5: 'upstream' must be the name of one source",
            "rules/more.yaml:5: 'creates' must be true or false",
            "rules/more.yaml:7: 'failures' must be at least 1",
            "rules/more.yaml:7: 'retire' must not come before 'missing'",
            "rules/more.yaml:8: class 'device' has a retirement already at "
                + Source.shown(directory.resolve("rules/more.yaml"))
                + ":7",
            "rules/more.yaml:8: a retirement needs 'missing' with 'after' (3d) and 'failures' (3)",
            "rules/more.yaml:9: 'shared_by_too_many' must be at least 1");
  }

  @Test
  void aFileThatNestsWithoutEndIsAProblemLikeAnother() throws IOException {
    assertThat(problems("authority: " + "[".repeat(200_000)))
        .anyMatch(problem -> problem.startsWith("rules/more.yaml:1: "));
  }
}
