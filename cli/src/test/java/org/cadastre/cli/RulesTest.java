package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules: checked, looked at over the whole estate, put in force.
class RulesTest {
  private static final String CLAIMS =
      """
      source,class,identifiers,attribute,value,observed_at
      import:a,server,hw.serial_number=AAAA1111;hw.vendor=Dell,host.name,web1,2026-01-01T00:00:00Z
      import:a,server,hw.serial_number=AAAA1111;hw.vendor=Dell,os.version,12.1,2026-01-01T00:00:00Z
      import:b,server,hw.serial_number=AAAA1111;hw.vendor=Dell,os.version,12.2,2026-01-02T00:00:00Z
      import:a,server,hw.serial_number=BBBB2222;hw.vendor=Dell,host.name,web2,2026-01-01T00:00:00Z
      import:a,server,hw.serial_number=BBBB2222;hw.vendor=Dell,os.version,11,2026-01-01T00:00:00Z
      """;

  @TempDir private Path directory = Path.of("");

  private Cli cli() {
    return new Cli(directory.resolve("home"));
  }

  @BeforeEach
  void fill() throws IOException {
    Claims.enter(cli().home(), Files.writeString(directory.resolve("claims.csv"), CLAIMS));
  }

  private Path believing(String source) throws IOException {
    return Files.writeString(
        directory.resolve("versions.yaml"),
        """
        authority:
          - class: server
            attribute: os.version
            sources:
              - {source: "%s", fresh: 36500d}
        """
            .formatted(source));
  }

  @Test
  void whatIsForetoldIsExactlyWhatIsDone() throws IOException {
    var file = believing("import:a").toString();
    var foretold = cli().run("rules", "what-if", file, "-o", "json");
    assertThat(foretold.exit()).as(foretold.err()).isZero();
    assertThat(cli().json("lineage", "web1", "os.version").get("status").stringValue())
        .isEqualTo("conflicted");
    var full = cli().run("rules", "what-if", "--full", file, "-o", "jsonl").out();
    var done = cli().run("rules", "apply", file, "--reason", "a knows", "-o", "json");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.out()).isEqualTo(foretold.out());
    assertThat(done.json().get("changes").asInt()).isEqualTo(2);
    assertThat(full.lines()).hasSize(2).anyMatch(line -> line.contains("\"value\":\"12.1\""));
    var after = cli().json("lineage", "web1", "os.version");
    assertThat(after.get("status").stringValue()).isEqualTo("verified");
    assertThat(after.get("value").stringValue()).isEqualTo("12.1");
    var nothing = cli().run("rules", "what-if", file, "-o", "json");
    assertThat(nothing.json().get("changes").asInt()).isZero();
    assertThat(cli().home().resolve("rules/versions.yaml")).exists();
  }

  @Test
  void aWrongFileIsRefusedWithEveryErrorAndItsPlace() throws IOException {
    var file =
        Files.writeString(
            directory.resolve("wrong.yaml"),
            """
            authority:
              - class: spaceship
                attribute: os.version
                sources: [{source: import:a}]
            junks: {}
            """);
    for (var verb : new String[] {"check", "what-if", "apply"}) {
      var arguments =
          verb.equals("apply")
              ? new String[] {"rules", verb, file.toString(), "--reason", "x"}
              : new String[] {"rules", verb, file.toString()};
      var ran = cli().run(arguments);
      assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
      assertThat(ran.err()).contains("wrong.yaml:2", "wrong.yaml:4", "wrong.yaml:5");
    }
    assertThat(cli().home().resolve("rules")).doesNotExist();
    assertThat(cli().run("rules", "check").out()).startsWith("ok: rules-");
  }

  @Test
  void applyingNeedsAReason() throws IOException {
    var file = believing("import:a").toString();
    assertThat(cli().run("rules", "apply", file).exit()).isEqualTo(2);
    assertThat(cli().run("rules", "apply", file, "--reason", " ").exit()).isEqualTo(2);
  }

  @Test
  void rulesThatTouchIdentificationSayThatEverythingMustBeReplayed() throws IOException {
    var file = Files.writeString(directory.resolve("many.yaml"), "shared_by_too_many: 3\n");
    Files.writeString(
        directory.resolve("junk.yaml"), "junk:\n  hw.serial_number:\n    - matches: '^AAAA'\n");
    assertThat(cli().run("rules", "what-if", directory.resolve("junk.yaml").toString()).err())
        .contains("identification changes", "junk", "replay --all");
    assertThat(file).exists();
  }

  @Test
  void rulesAreShownForAClassAndAnAttribute() throws IOException {
    cli().run("rules", "apply", believing("import:a").toString(), "--reason", "a knows");
    var shown = cli().json("rules", "show", "--class", "server", "--attribute", "os.version");
    assertThat(shown.get("authorities")).hasSize(1);
    var sources = shown.get("authorities").get(0).get("sources");
    assertThat(sources.get(0).get("source").stringValue()).isEqualTo("import:a");
    assertThat(sources.get(0).get("fresh").stringValue()).isEqualTo("36500d");
    assertThat(cli().run("rules", "show").out()).contains("ssh", "7d");
    assertThat(cli().run("rules", "show", "--class", "spaceship").exit()).isEqualTo(2);
  }

  @Test
  void aClassOfOnesOwnIsAddedAndTakenIn() throws IOException {
    var file =
        Files.writeString(
            directory.resolve("ships.yaml"),
            """
            classes:
              - name: ship
                doc: A vessel.
                identifiers:
                  - {priority: 10, keys: [ship.imo], strong: true}
            attributes:
              - {name: ship.port, facet: ship, doc: Where it is at home.}
            """);
    var added = cli().run("model", "add", file.toString(), "--reason", "we sail");
    assertThat(added.exit()).as(added.err()).isZero();
    assertThat(added.err()).doesNotContain("replay --all");
    assertThat(cli().json("model", "show", "ship").get("doc").stringValue()).isEqualTo("A vessel.");
    assertThat(cli().run("model", "list").out()).contains("ship", "server");
    assertThat(cli().run("model", "show", "spaceship").exit()).isEqualTo(4);
    Claims.enter(
        cli().home(),
        Files.writeString(
            directory.resolve("ships.csv"),
            """
            source,class,identifiers,attribute,value,observed_at
            import:lloyd,ship,ship.imo=9074729,ship.port,Bergen,2026-01-01T00:00:00Z
            """));
    assertThat(cli().json("ci", "list", "class:ship")).hasSize(1);
  }
}
