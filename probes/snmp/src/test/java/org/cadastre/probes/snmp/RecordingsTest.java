package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.settings.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Recordings of real devices that stand beside the project, where they do.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RecordingsTest {
  private static final Path ROOT = Path.of(System.getProperty("cadastre.root", "."));
  private static final Path RECORDINGS = ROOT.resolve("../shared/corpus/snmp");

  private final Map<String, Transcript> transcripts = new TreeMap<>();
  private final Map<String, Map<?, ?>> truth = new TreeMap<>();

  @BeforeAll
  void load() throws IOException {
    assumeTrue(Files.isDirectory(RECORDINGS), "skipped: there are no recordings at " + RECORDINGS);
    try (var files = Files.newDirectoryStream(RECORDINGS, "*.snmprec")) {
      for (var file : files) {
        var name = file.getFileName().toString().replace(".snmprec", "");
        transcripts.put(name, transcript(Answer.decode(Files.readAllBytes(file))));
      }
    }
    var json = Files.readString(RECORDINGS.resolve("truth.json"));
    var read = new Load(LoadSettings.builder().build()).loadFromString(json);
    ((Map<?, ?>) read).forEach((name, facts) -> truth.put((String) name, (Map<?, ?>) facts));
  }

  private static Transcript transcript(String text) {
    var answer = new Answer.Said(text, 0, true);
    return new Transcript(
        "snmp",
        new Endpoint("snmp", "192.0.2.1", 161),
        Instant.EPOCH,
        Instant.EPOCH,
        List.of(new Exchange(new Question("walk", "1.3.6.1"), answer)));
  }

  private static SnmpProbe probe() {
    var configuration = Configuration.load(ROOT.resolve("config"));
    return new SnmpProbe(configuration.knowledge("snmp"), configuration.vocabulary());
  }

  @Test
  void everyInterfaceOfARecordingIsFound() {
    var probe = probe();
    var counts = new TreeMap<String, Object>();
    var expected = new TreeMap<String, Object>();
    transcripts.forEach((name, transcript) -> {
      if (recording(name).get("ifCount") instanceof Integer count) {
        expected.put(name, count);
        counts.put(name, interfaces(probe.read(transcript)));
      }
    });
    assertThat(expected).hasSizeGreaterThan(25);
    assertThat(counts).isEqualTo(expected);
  }

  @Test
  void vendorsModelsAndVersionsAreRecognised() {
    var probe = probe();
    var known = new TreeMap<String, int[]>();
    transcripts.forEach((name, transcript) -> {
      var findings = probe.read(transcript);
      count(
          known, name, "vendor", values(findings, "hw.vendor") + " " + values(findings, "os.name"));
      count(known, name, "model", values(findings, "hw.model"));
      count(
          known,
          name,
          "version",
          values(findings, "os.version") + " " + values(findings, "hw.firmware_version"));
      count(known, name, "serial", values(findings, "hw.serial_number"));
    });
    assertThat(recall(known, "vendor")).isGreaterThanOrEqualTo(1.0);
    assertThat(recall(known, "model")).isGreaterThanOrEqualTo(0.97);
    assertThat(recall(known, "version")).isGreaterThanOrEqualTo(0.97);
    assertThat(recall(known, "serial")).isGreaterThanOrEqualTo(0.97);
  }

  @Test
  void everyVlanOfARecordingIsFound() {
    var probe = probe();
    var found = new TreeMap<String, Object>();
    var expected = new TreeMap<String, Object>();
    transcripts.forEach((name, transcript) -> {
      int published =
          truth.getOrDefault(name, Map.of()).get("librenms_vlans") instanceof Integer count
              ? count
              : 0;
      var listed = recording(name).get("vlans") instanceof List<?> vlans ? vlans : List.of();
      if (published > 0 || !listed.isEmpty()) {
        expected.put(name, Math.max(published, listed.size()));
        var ids = vlans(probe.read(transcript));
        found.put(name, ids.size());
        assertThat(ids).as(name).containsAll(listed.stream().map(String::valueOf).toList());
      }
    });
    assertThat(expected).hasSizeGreaterThan(8);
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void everyNeighbourOfARecordingIsFoundOnItsInterface() {
    var probe = probe();
    var found = new TreeMap<String, Object>();
    var expected = new TreeMap<String, Object>();
    transcripts.forEach((name, transcript) -> {
      int announced = number(name, "lldp") + number(name, "cdp");
      int published =
          truth.getOrDefault(name, Map.of()).get("librenms_links") instanceof Integer count
              ? count
              : 0;
      if (Math.max(announced, published) > 0) {
        expected.put(name, Math.max(announced, published));
        found.put(name, neighbours(transcript));
      }
      assertThat(probe.read(transcript)).isNotEmpty();
    });
    assertThat(expected).hasSizeGreaterThan(8);
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void everyHardwareAddressOfARecordingIsFound() {
    var probe = probe();
    transcripts.forEach((name, transcript) -> {
      var expected = recording(name).get("macs") instanceof List<?> macs ? macs : List.of();
      var found =
          Recorded.values(probe.read(transcript), "interface.mac").stream()
              .map(said -> said.substring(said.lastIndexOf('=') + 1))
              .toList();
      assertThat(found).as(name).containsAll(expected.stream().map(String::valueOf).toList());
    });
  }

  private int number(String name, String what) {
    return recording(name).get(what) instanceof Integer count ? count : 0;
  }

  private static List<String> vlans(List<Finding> findings) {
    return Recorded.values(findings, "vlan.id").stream()
        .map(said -> said.substring(said.lastIndexOf('=') + 1))
        .toList();
  }

  /// Those that are tied to an interface.
  private static int neighbours(Transcript transcript) {
    var variables = Variables.of(transcript.exchanges());
    var routers = new VirtualRouters(variables);
    var interfaces = Interfaces.of(variables, IpTable.of(variables, routers), true);
    var all = new Neighbours(variables, new Ports(interfaces, variables)).all();
    return (int) all.stream().filter(each -> each.port() != null).count();
  }

  @Test
  void everythingThatIsReadIsDeclared() {
    var model = Configuration.load(ROOT.resolve("config")).model();
    var probe = probe();
    transcripts.forEach((name, transcript) -> {
      for (var finding : probe.read(transcript)) {
        switch (finding) {
          case Finding.Fact fact ->
              assertThat(model.attribute(fact.attribute()))
                  .as(name + " " + fact.attribute())
                  .hasValueSatisfying(type ->
                      assertThat(type.kind().admits(fact.value())).as(name + fact).isTrue());
          case Finding.Link link -> {
            assertThat(model.relation(link.relation())).as(link.relation()).isPresent();
            assertThat(model.ciClass(link.other().ciClass())).isPresent();
            assertThat(model.ciClass(link.subject().ciClass())).isPresent();
          }
          case Finding.Census census -> assertThat(model.ciClass(census.ciClass())).isPresent();
          case Finding.Coverage coverage -> assertThat(coverage.facet()).isNotEmpty();
        }
      }
    });
  }

  @Test
  void aRecordingReadTwiceGivesTheSame() {
    var first = probe();
    var second = probe();
    assertThat(transcripts)
        .isNotEmpty()
        .allSatisfy((_, transcript) ->
            assertThat(first.read(transcript)).isEqualTo(second.read(transcript)));
  }

  private Map<?, ?> recording(String name) {
    return truth.getOrDefault(name, Map.of()).get("recording") instanceof Map<?, ?> recording
        ? recording
        : Map.of();
  }

  private static int interfaces(List<Finding> findings) {
    return (int)
        findings.stream()
            .filter(Finding.Link.class::isInstance)
            .map(Finding.Link.class::cast)
            .filter(link -> link.relation().equals("part_of"))
            .filter(link -> link.subject().ciClass().equals("interface"))
            .count();
  }

  private static String values(List<Finding> findings, String attribute) {
    return String.join(" ", Recorded.rootValues(findings, attribute));
  }

  /// One more of those with a published value; and one more recognised where it is among them.
  private void count(Map<String, int[]> known, String name, String what, String said) {
    var published = truth.getOrDefault(name, Map.of()).get(what);
    var accepted =
        switch (published) {
          case String word -> List.of(word);
          case List<?> words -> words;
          case null, default -> List.of();
        };
    if (!accepted.isEmpty()) {
      var counts = known.computeIfAbsent(what, _ -> new int[2]);
      counts[0]++;
      boolean found = accepted.stream().anyMatch(word -> plain(said).contains(plain("" + word)));
      counts[1] += found ? 1 : 0;
    }
  }

  private static double recall(Map<String, int[]> known, String what) {
    var counts = known.getOrDefault(what, new int[] {0, 0});
    assertThat(counts[0]).as("recordings with a published " + what).isGreaterThan(15);
    return (double) counts[1] / counts[0];
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
