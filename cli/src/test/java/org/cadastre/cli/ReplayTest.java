package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a recording proves, with and without a piece of knowledge.
class ReplayTest {
  private static final String SHIPPED = System.getProperty("cadastre.config", "config");

  @TempDir private Path directory = Path.of("");

  @AfterEach
  void shippedConfiguration() {
    System.setProperty("cadastre.config", SHIPPED);
  }

  @Test
  void takingOutAnEntryChangesExactlyTheFindingsThatItProved() throws IOException {
    copy(Path.of(SHIPPED), directory);
    var recording = Path.of(SHIPPED, "knowledge/snmp/recordings/debian-12-net-snmp.transcript");
    System.setProperty("cadastre.config", directory.toString());
    var before = lines(recording);
    for (var entry : List.of("linux", "debian")) {
      var file = directory.resolve("knowledge/snmp/linux.yaml");
      var yaml = Files.readString(file);
      Files.writeString(file, without(yaml, entry));
      var after = lines(recording);
      var changed = new ArrayList<>(before);
      changed.removeAll(after);
      assertThat(changed)
          .as(entry)
          .isNotEmpty()
          .allMatch(line -> line.contains("\"knowledge\":\"" + entry + "\""));
      var kept = new ArrayList<>(before);
      kept.retainAll(after);
      assertThat(kept).noneMatch(line -> line.contains("\"knowledge\":\"" + entry + "\""));
      Files.writeString(file, yaml);
    }
    assertThat(lines(recording)).isEqualTo(before);
  }

  private static String without(String yaml, String entry) {
    int from = yaml.indexOf("  - id: " + entry + "\n");
    int to = yaml.indexOf("  - id: ", from + 1);
    return yaml.substring(0, from) + yaml.substring(to);
  }

  private List<String> lines(Path recording) {
    var ran = new Cli(directory.resolve("home")).run("replay", recording.toString(), "-o", "jsonl");
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran.out().lines().toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        Files.copy(file, copy);
      }
    }
  }
}
