package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The register for others, and how well it is kept.
class ExportTest {
  private static final String CLAIMS =
      """
      source,class,identifiers,attribute,value,observed_at
      import:a,server,hw.serial_number=AAAA1111;hw.vendor=Dell,host.name,web,2026-01-01T00:00:00Z
      import:a,server,hw.serial_number=AAAA1111;hw.vendor=Dell,os.version,=cmd|1,2026-01-01T00:00:00Z
      import:a,server,hw.serial_number=AAAA1111;hw.vendor=Dell,net.ip,10.0.0.1;10.0.0.2,2026-01-01T00:00:00Z
      import:b,server,hw.serial_number=BBBB2222;hw.vendor=Dell,host.name,web,2026-01-02T00:00:00Z
      import:b,server,hw.serial_number=BBBB2222;hw.vendor=Dell,os.version,-3,2026-01-02T00:00:00Z
      import:b,printer,hw.serial_number=CCCC3333;hw.vendor=HP,host.name,paper,
      """;

  @TempDir private Path directory = Path.of("");

  private Cli cli() {
    return new Cli(directory.resolve("home"));
  }

  @BeforeEach
  void fill() throws IOException {
    Claims.enter(cli().home(), Files.writeString(directory.resolve("claims.csv"), CLAIMS));
  }

  @Test
  void oneRowForEachItem() {
    var ran = cli().run("export", "csv", "class:server", "--attributes", "os.version,net.ip");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out().lines())
        .hasSize(3)
        .contains("id,class,name,status,os.version,net.ip")
        .anyMatch(line -> line.endsWith(",'=cmd|1,10.0.0.1;10.0.0.2"))
        .anyMatch(line -> line.endsWith(",'-3,"));
    assertThat(cli().run("export", "csv").out().lines())
        .hasSize(4)
        .anyMatch(l -> l.contains("host.name"));
  }

  @Test
  void oneRowForEachAttributeWithTheIdentifierOnesOwnWayKnows() {
    var ran =
        cli()
            .run(
                "export",
                "csv",
                "--long",
                "--identifier",
                "hw.serial_number",
                "--attributes",
                "os.version");
    assertThat(ran.out().lines())
        .hasSize(3)
        .contains("id,class,name,hw.serial_number,attribute,value,status,source,lastVerified")
        .anyMatch(l -> l.contains(",server,web,BBBB2222,os.version,'-3,unverified,import:b,"));
    assertThat(cli().run("export", "csv", "name:nobody").exit()).isEqualTo(4);
    assertThat(cli().run("export", "csv", "--attributes", "no.such").exit()).isEqualTo(2);
  }

  @Test
  void healthCountsWhatIsMissingAndWhatMayBeThereTwice() {
    var health = cli().json("ci", "health");
    var printers = health.get("classes").get(0);
    assertThat(printers.get("class").stringValue()).isEqualTo("printer");
    assertThat(printers.get("items").asInt()).isEqualTo(1);
    assertThat(printers.get("unverified").asInt()).isEqualTo(1);
    assertThat(printers.get("oldestVerification").isNull()).isTrue();
    var servers = health.get("classes").get(1);
    assertThat(servers.get("items").asInt()).isEqualTo(2);
    assertThat(servers.get("suspectedDuplicates").asInt()).isEqualTo(2);
    assertThat(servers.get("completeness").asInt()).isBetween(1, 99);
    assertThat(servers.get("oldestVerification").stringValue()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(health.get("owners").get(0).get("items").asInt()).isEqualTo(3);
    assertThat(cli().run("ci", "health", "class:server").out())
        .contains("TWINS")
        .doesNotContain("printer");
    assertThat(cli().run("ci", "health", "name:nobody").exit()).isEqualTo(4);
  }
}
