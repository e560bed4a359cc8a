package org.cadastre.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cadastre.core.rules.RuleSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayTest {
  private static final String WEATHER =
      """
      classes:
        - name: weather
          doc: The weather at a place in an hour.
          identifiers:
            - {priority: 10, keys: [weather.place], strong: true}
      attributes:
        - {name: weather.temperature, facet: weather, doc: Degrees.}
        - {name: weather.warnings, facet: weather, kind: many, elements: whole, doc: Codes.}
      relations:
        - {name: measured_at, reverse: measures, doc: Where it was measured.}
      """;
  private static final String TRUST =
      "authority: [{class: device, attribute: '*', sources: [{source: ssh, fresh: 1d}]}]\n";

  @TempDir private Path directory = Path.of("");

  private Path shipped = Path.of("");
  private Path own = Path.of("");

  @BeforeEach
  void aSmallConfiguration() throws IOException {
    shipped = directory.resolve("shipped");
    own = directory.resolve("own");
    new SmallConfiguration(shipped).write();
  }

  @Test
  void aHomeWithoutFilesOfItsOwnHasWhatWasShipped() {
    var alone = Configuration.load(shipped);
    var over = Configuration.load(shipped, own);
    assertThat(over.hash()).isEqualTo(alone.hash());
    assertThat(over.rules().version()).isEqualTo(alone.rules().version());
  }

  @Test
  void aHomesOwnModelAddsClassesAttributesAndRelationsFromOneFile() throws IOException {
    SmallConfiguration.write(own, "model/weather.yaml", WEATHER);
    var model = Configuration.load(shipped, own).model();
    assertThat(model.ciClass("weather")).isPresent();
    assertThat(model.attribute("weather.warnings")).get().matches(a -> a.whole());
    assertThat(model.attribute("weather.temperature")).get().matches(a -> !a.whole());
    assertThat(model.relation("measured_at")).isPresent();
    assertThat(model.ciClass("device")).isPresent();
  }

  @Test
  void aFileOfTheSameNameReplacesTheShippedOne() throws IOException {
    SmallConfiguration.write(own, "rules/authority.yaml", TRUST);
    var rules = Configuration.load(shipped, own).rules();
    assertThat(rules.authorities())
        .singleElement()
        .satisfies(a -> assertThat(a.sources().getFirst().source()).isEqualTo("ssh"));
    assertThat(rules.version()).isNotEqualTo(Configuration.load(shipped).rules().version());
  }

  @Test
  void whatACandidateWouldMakeOfItIsWhatItMakesOfItOnceItIsThere() throws IOException {
    var trust = SmallConfiguration.write(directory, "authority.yaml", TRUST);
    var weather = SmallConfiguration.write(directory, "weather.yaml", WEATHER);
    var checked = Configuration.check(shipped, own, List.of(trust, weather));
    assertThat(own).doesNotExist();
    for (var file : List.of(trust, weather)) {
      var place = Configuration.directoryFor(file) + "/" + file.getFileName();
      SmallConfiguration.write(own, place, Files.readString(file));
    }
    assertThat(own.resolve("model/weather.yaml")).exists();
    assertThat(own.resolve("rules/authority.yaml")).exists();
    var loaded = Configuration.load(shipped, own);
    assertThat(loaded.rules().version()).isEqualTo(checked.rules().version());
    assertThat(loaded.rules().authorities()).isEqualTo(checked.rules().authorities());
    assertThat(loaded.hash()).isEqualTo(checked.hash());
  }

  @Test
  void aCandidateIsCheckedTogetherWithAllElse() throws IOException {
    var rules =
        SmallConfiguration.write(
            directory,
            "new.yaml",
            """
            authority:
              - {class: device, attribute: "*", sources: [{source: ssh, fresh: 1d}]}
              - {class: weather, attribute: "*", sources: [{source: ssh, fresh: 1d}]}
            """);
    assertThat(problems(rules))
        .containsExactly(
            "new.yaml:2: class 'device', attribute '*' has an authority already at "
                + Source.shown(shipped.resolve("rules/authority.yaml"))
                + ":1",
            "new.yaml:3: class 'weather' is not declared");
    var weather = SmallConfiguration.write(directory, "weather.yaml", WEATHER);
    assertThat(problems(rules, weather)).hasSize(1);
  }

  @Test
  void aCandidateThatWouldNotBeReadIsRefused() throws IOException {
    var nameless = SmallConfiguration.write(directory, "rules.txt", "sources: []\n");
    assertThat(problems(nameless))
        .containsExactly("rules.txt:1: the name of a rule or model file ends in .yaml");
    assertThat(problems(directory.resolve("missing.yaml")))
        .singleElement()
        .asString()
        .startsWith("missing.yaml:1: cannot be read");
  }

  @Test
  void aFileThatIsBothAModelAndRulesIsRefused() throws IOException {
    var both = SmallConfiguration.write(directory, "both.yaml", WEATHER + "sources: []\n");
    assertThat(problems(both)).anyMatch(p -> p.contains("unknown key 'sources'"));
  }

  @Test
  void whatWasInForceOnceCanBeReadAgain() throws IOException {
    SmallConfiguration.write(own, "model/weather.yaml", WEATHER);
    var then = Configuration.load(shipped, own);
    SmallConfiguration.write(own, "rules/authority.yaml", TRUST);
    var restored = Configuration.restore(shipped, then.declarations());
    assertThat(restored.rules().version()).isEqualTo(then.rules().version());
    assertThat(restored.rules().authorities()).isEqualTo(then.rules().authorities());
    assertThat(restored.model().ciClass("weather")).isPresent();
  }

  @Test
  void theShippedRulesSayWhatBecomesOfDevicesThatStopAnswering() {
    RuleSet rules =
        Configuration.load(Path.of(System.getProperty("cadastre.root", "."), "config")).rules();
    assertThat(rules.retirements())
        .singleElement()
        .satisfies(policy -> {
          assertThat(policy.ciClass()).isEqualTo("device");
          assertThat(policy.missingAfter()).hasDays(3);
          assertThat(policy.missingAfterFailures()).isEqualTo(3);
          assertThat(policy.retiredAfter()).hasDays(90);
        });
    assertThat(rules.mayCreate("import:list")).isTrue();
  }

  private List<String> problems(Path... candidates) {
    return SmallConfiguration.problems(() -> Configuration.check(shipped, own, List.of(candidates)))
        .stream()
        .map(problem -> problem.replaceFirst(".*?([a-z]+\\.[a-z]+:\\d+: )", "$1"))
        .toList();
  }
}
