package org.cadastre.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void aSmallConfiguration() throws IOException {
    new SmallConfiguration(directory).write();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rules/junk.yaml",
        "vocabulary/vendors.yaml",
        "model/classes/devices.yaml",
        "knowledge",
        "rules/authority.yaml",
      })
  void aPartThatIsMissingOrEmptyIsAnError(String part) throws IOException {
    var path = directory.resolve(part);
    Files.delete(path);
    var named = part.endsWith(".yaml") ? Objects.requireNonNull(path.getParent()) : path;
    assertThat(problems()).anyMatch(p -> p.startsWith(named + ":1: ") && p.endsWith("incomplete"));
  }

  @Test
  void theShippedConfigurationIsValid() {
    var shipped =
        Configuration.loadProven(Path.of(System.getProperty("cadastre.root", "."), "config"));
    assertThat(shipped.model().ciClass("server")).isPresent();
    assertThat(shipped.model().family("switch")).isEqualTo("device");
    assertThat(shipped.rules().authorities()).isNotEmpty();
    assertThat(shipped.knowledge("ssh").entries()).isNotEmpty();
  }

  @Test
  void everyErrorIsToldAtOnceWithFileAndLine() throws IOException {
    write(
        "model/attributes.yaml",
        """
        attributes:
          - {name: hw.vendor, facet: hardware, doc: Manufacturer.}
          - {name: hw.vendor, facet: hardware, doc: Again.}
          - {name: os.version, facet: system, kind: colour, doc: Version.}
        """);
    write(
        "model/classes/more.yaml",
        """
        classes:
          - {name: switch, parent: gadget, doc: A switch.}
        """);
    write(
        "rules/authority.yaml",
        """
        authority:
          - class: device
            attribute: hw.colour
            sources:
              - {source: snmp}
        """);
    assertThat(problems())
        .anyMatch(
            p -> p.contains("attributes.yaml:3: attribute 'hw.vendor' is already declared at"))
        .anyMatch(p ->
            p.contains("attributes.yaml:4: 'kind' must be text, whole, flag or many, not 'colour'"))
        .anyMatch(
            p -> p.contains("more.yaml:2: the parent 'gadget' of class 'switch' is not declared"))
        .anyMatch(p -> p.contains("authority.yaml:2: attribute 'hw.colour' is not declared"))
        .anyMatch(p -> p.contains("authority.yaml:5: a trusted source needs 'fresh'"));
  }

  @Test
  void twoIdentifiersOfOnePriorityAreAnError() throws IOException {
    write(
        "model/classes/more.yaml",
        """
        classes:
          - name: server
            parent: device
            doc: A server.
            identifiers:
              - {priority: 10, keys: [host.id]}
        """);
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("more.yaml:2: two identifiers of class 'server' have priority 10");
  }

  @Test
  void aClassThatIsItsOwnAncestorIsAnError() throws IOException {
    write(
        "model/classes/more.yaml",
        """
        classes:
          - {name: a, parent: b, doc: One.}
          - {name: b, parent: a, doc: Other.}
        """);
    assertThat(problems()).anyMatch(p -> p.contains("class 'a' is its own ancestor"));
  }

  @Test
  void knowledgeMustProveItselfAndSpeakTheVocabulary() throws IOException {
    write(
        "knowledge/snmp/acme.yaml",
        """
        entries:
          - id: acme
            when: {sysDescr: {matches: '^Acme'}}
            facts: {hw.vendor: ACME CORP}
            extract:
              - {attribute: os.version, from: sysDescr, pattern: 'v(\\d+)'}
            examples:
              - given: {sysDescr: Acme box v7}
                facts: {os.version: '8'}
          - id: bare
            when: {sysDescr: {matches: '('}}
        """);
    assertThat(problems())
        .anyMatch(p ->
            p.contains("acme.yaml:8: an example of 'acme' expects os.version = '8' but gets '7'"))
        .anyMatch(p -> p.contains("acme.yaml:4: 'ACME CORP' is not in the vocabulary (vendor)"))
        .anyMatch(p -> p.contains("acme.yaml:10: an entry needs an example"))
        .anyMatch(p -> p.contains("acme.yaml:11: not a regular expression"));
  }

  @Test
  void anExampleMaySayWhatMustStayUnknown() throws IOException {
    write(
        "knowledge/snmp/acme.yaml",
        """
        entries:
          - id: acme
            when: {sysDescr: {matches: '^Acme'}}
            facts: {hw.vendor: Acme}
            extract:
              - {attribute: os.version, from: sysDescr, pattern: 'v(\\d+)'}
            examples:
              - given: {sysDescr: Acme box}
                facts: {hw.vendor: Acme}
                unknown: [os.version]
              - given: {sysDescr: Acme box v7}
                facts: {hw.vendor: Acme}
                unknown: [os.version, os.colour]
              - recording: acme.transcript
                facts: {hw.vendor: Acme}
                unknown: [os.version]
        """);
    assertThat(problems())
        .anyMatch(p ->
            p.contains("acme.yaml:11: an example of 'acme' expects os.version to stay unknown"))
        .anyMatch(p -> p.contains("acme.yaml:11: attribute 'os.colour' is not declared"))
        .anyMatch(p -> p.contains("acme.yaml:14: 'unknown' is held only against what is 'given'"))
        .hasSize(3);
  }

  @Test
  void anEntryMayNameSeveralObjects() throws IOException {
    write(
        "knowledge/snmp/acme.yaml",
        """
        entries:
          - id: acme
            when: {sysObjectID: {under: [1.3.6.1.4.1.99999.1, 1.3.6.1.4.1.99999.4]}}
            facts: {hw.vendor: Acme}
            examples:
              - given: {sysObjectID: 1.3.6.1.4.1.99999.4.7}
                facts: {hw.vendor: Acme}
          - id: other
            when: {sysObjectID: {under: [1.3.6.1.4.1.99999.1, acme]}}
            facts: {hw.vendor: Acme}
            examples:
              - given: {sysObjectID: 1.3.6.1.4.1.99999.2}
                facts: {hw.vendor: Acme}
        """);
    assertThat(problems())
        .anyMatch(p -> p.contains("acme.yaml:9: 'acme' is no object identifier"))
        .anyMatch(p -> p.contains("acme.yaml:12: an example of 'other' expects hw.vendor"))
        .hasSize(2);
  }

  @Test
  void anEntryOnWhichAnExampleBuiltMayBeTakenOut() throws IOException {
    write(
        "knowledge/snmp/acme.yaml",
        """
        entries:
          - id: acme-box
            when: {sysDescr: {matches: '^Acme'}}
            examples:
              - given: {sysDescr: Acme box}
                facts: {hw.vendor: Acme}
        """);
    assertThat(Configuration.load(directory).knowledge("snmp").entries()).hasSize(1);
    assertThat(problems()).anyMatch(p -> p.contains("expects hw.vendor = 'Acme' but gets nothing"));
  }

  @Test
  void aFileThatIsNotYamlIsNamedWithItsLine() throws IOException {
    write("rules/authority.yaml", "authority:\n  - {class: [\n");
    assertThat(problems()).anyMatch(p -> p.matches(".*authority.yaml:\\d+: not YAML: .*"));
  }

  @Test
  void theHashChangesWithWhatIsConfigured() throws IOException {
    var before = Configuration.load(directory).hash();
    assertThat(Configuration.load(directory).hash()).isEqualTo(before);
    write("vocabulary/vendors.yaml", "vendors:\n  - {name: Acme}\n");
    assertThat(Configuration.load(directory).hash()).isNotEqualTo(before);
  }

  private List<String> problems() {
    return SmallConfiguration.problems(() -> Configuration.loadProven(directory));
  }

  private void write(String name, String text) throws IOException {
    SmallConfiguration.write(directory, name, text);
  }
}
