package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.knowledge.Condition;
import org.cadastre.core.model.CiClass;
import org.cadastre.settings.Configuration;
import org.junit.jupiter.api.Test;

/// With the configuration as it is shipped.
final class ConfiguredTest {
  private static final Path ROOT = Path.of(System.getProperty("cadastre.root", "."));

  private final Configuration configuration = Configuration.load(ROOT.resolve("config"));

  @Test
  void everyRoleThatKnowledgeMayGiveIsAClassOfDevices() {
    var declared =
        configuration.model().classes().stream()
            .map(CiClass::name)
            .filter(name -> configuration.model().family(name).equals(Device.ANY))
            .toList();
    assertThat(Device.CLASSES).containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void everyAttributeThatIsReadIsDeclaredAndOfItsKind() {
    var model = configuration.model();
    var findings = ReadingTest.whole().read(ReadingTest.ACME, ReadingTest.ACME_OS);
    assertThat(findings)
        .filteredOn(Finding.Fact.class::isInstance)
        .map(Finding.Fact.class::cast)
        .hasSizeGreaterThan(20)
        .allSatisfy(fact -> {
          var attribute = model.attribute(fact.attribute()).orElseThrow();
          assertThat(attribute.kind().admits(fact.value())).as(fact.attribute()).isTrue();
        });
  }

  @Test
  void tellsTheVendorByItsEnterpriseNumberAlone() {
    var numbers =
        configuration.knowledge("snmp").entries().stream()
            .filter(entry -> entry.facts().containsKey("hw.vendor"))
            .filter(entry -> entry.when().size() == 1)
            .flatMap(entry -> entry.when().values().stream())
            .filter(Condition.Under.class::isInstance)
            .flatMap(under -> ((Condition.Under) under).oids().stream())
            .filter(oid -> oid.matches("1\\.3\\.6\\.1\\.4\\.1\\.\\d+"))
            .collect(Collectors.toSet());
    assertThat(numbers).hasSizeGreaterThan(200);
  }

  @Test
  void knowledgeCoversManyVendors() {
    assertThat(configuration.knowledge("snmp").entries())
        .extracting(entry -> entry.facts().getOrDefault("hw.vendor", ""))
        .contains("Cisco", "Juniper", "Arista", "HPE", "Dell", "Fortinet", "APC", "Eaton")
        .hasSizeGreaterThan(200);
  }
}
