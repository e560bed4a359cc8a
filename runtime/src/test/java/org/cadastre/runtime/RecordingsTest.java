package org.cadastre.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.TranscriptText;
import org.cadastre.settings.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every recording in `config/knowledge`, read again and held against what the entries expect of
/// it.
class RecordingsTest {
  private static final Path CONFIG = Path.of(System.getProperty("cadastre.config", "config"));

  @TempDir private Path directory = Path.of("");

  record Expected(String entry, Path recording, Map<String, String> facts) {
    @Override
    public String toString() {
      return entry + " from " + recording.getFileName();
    }
  }

  static Stream<Expected> recordings() {
    return recordings(CONFIG);
  }

  private static Stream<Expected> recordings(Path config) {
    var configuration = Configuration.load(config);
    var expected = new ArrayList<Expected>();
    for (var protocol : Cadastre.probes()) {
      for (var entry : configuration.knowledge(protocol).entries()) {
        for (var example : entry.examples()) {
          var recording = example.recording();
          if (recording != null) {
            var file =
                config
                    .resolve("knowledge")
                    .resolve(protocol)
                    .resolve("recordings")
                    .resolve(recording);
            expected.add(new Expected(entry.id(), file, example.facts()));
          }
        }
      }
    }
    return expected.stream();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aRecordingProvesWhatItsEntryExpects(Expected expected) {
    var reading = cadastre(CONFIG).replay(expected.recording());
    assertThat(facts(reading.findings())).containsAllEntriesOf(expected.facts());
    assertThat(cadastre(CONFIG).replay(expected.recording()).findings())
        .isEqualTo(reading.findings());
  }

  @Test
  void everyRecordingIsNamedByAnEntry() {
    var named = new TreeSet<String>();
    recordings().forEach(expected -> named.add(expected.recording().toString()));
    assertThat(named).isNotEmpty();
    try (var files = Files.walk(CONFIG.resolve("knowledge"))) {
      assertThat(files.map(Path::toString).filter(name -> name.endsWith(".transcript")).toList())
          .allMatch(named::contains);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As the README tells it: a recording, and an entry whose example names it.
  @Test
  void aNewDeviceIsTwoFiles() throws IOException {
    copy(CONFIG, directory);
    var snmp = directory.resolve("knowledge/snmp");
    var recorded = Files.readString(snmp.resolve("recordings/debian-12-net-snmp.transcript"));
    Files.writeString(
        snmp.resolve("recordings/acme-box-7.transcript"),
        recorded
            .replace("1.3.6.1.4.1.8072.3.2.10", "1.3.6.1.4.1.99999.7.1")
            .replaceFirst("\\|4\\|Linux [^\n]*", "|4|AcmeOS 7.1 on Box 7"));
    Files.writeString(directory.resolve("vocabulary/acme.yaml"), "vendors:\n  - {name: Acme}\n");
    Files.writeString(
        snmp.resolve("acme.yaml"),
        """
        entries:
          - id: acme-box
            when:
              sysObjectID: {under: 1.3.6.1.4.1.99999.7}
            facts: {hw.vendor: Acme, device.role: switch}
            extract:
              - {attribute: os.version, from: sysDescr, pattern: 'AcmeOS (\\S+)'}
            examples:
              - recording: acme-box-7.transcript
                facts: {hw.vendor: Acme, os.version: '7.1', ci.class: switch}
        """);
    var acme =
        recordings(directory).filter(e -> e.entry().equals("acme-box")).findFirst().orElseThrow();
    var reading = cadastre(directory).replay(acme.recording());
    assertThat(facts(reading.findings())).containsAllEntriesOf(acme.facts());
  }

  @Test
  void withoutAnEntryExactlyWhatItProvedIsGone() throws IOException {
    copy(CONFIG, directory);
    var recording = CONFIG.resolve("knowledge/snmp/recordings/debian-12-net-snmp.transcript");
    var with = cadastre(directory).replay(recording).findings();
    var file = directory.resolve("knowledge/snmp/linux.yaml");
    var yaml = Files.readString(file);
    int from = yaml.indexOf("  - id: debian\n");
    int to = yaml.indexOf("  - id: ", from + 1);
    Files.writeString(file, yaml.substring(0, from) + yaml.substring(to));
    var without = cadastre(directory).replay(recording).findings();

    var changed = new ArrayList<>(with);
    changed.removeAll(without);
    assertThat(changed)
        .isNotEmpty()
        .allMatch(finding -> "debian".equals(finding.evidence().knowledge()));
    var instead = new ArrayList<>(without);
    instead.removeAll(with);
    assertThat(attributes(changed)).containsAll(attributes(instead));
  }

  private static List<String> attributes(List<Finding> findings) {
    return findings.stream()
        .filter(Finding.Fact.class::isInstance)
        .map(finding -> ((Finding.Fact) finding).attribute())
        .toList();
  }

  private static Cadastre cadastre(Path config) {
    return new Cadastre(new Home(Path.of("nowhere")), config, InstantSource.fixed(Instant.EPOCH));
  }

  private static Map<String, String> facts(List<Finding> findings) {
    var facts = new TreeMap<String, String>();
    for (var finding : findings) {
      if (finding instanceof Finding.Fact fact && fact.subject().host() == null) {
        facts.put(fact.attribute(), fact.value().toString());
      }
    }
    return facts;
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

  @Test
  void recordingsAreWrittenAsTheArchiveWritesThem() {
    recordings()
        .forEach(expected -> {
          try {
            var text = Files.readString(expected.recording());
            assertThat(TranscriptText.write(TranscriptText.read(text))).isEqualTo(text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
