package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.knowledge.KnowledgeEntry;
import org.junit.jupiter.api.Test;

final class ReadingTest {
  private static final String SYSTEM =
      """
      1.3.6.1.2.1.1.1.0|4|Acme Switch OS 4.2
      1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.99999.1.5
      1.3.6.1.2.1.1.3.0|67|8640050
      1.3.6.1.2.1.1.4.0|4|ops@example.org
      1.3.6.1.2.1.1.5.0|4x|73772d3100
      1.3.6.1.2.1.1.6.0|4|
      1.3.6.1.6.3.10.2.1.1.0|4x|8001869f0300112233445566
      """;

  private static final String INTERFACES =
      """
      1.3.6.1.2.1.2.2.1.2.1|4|Ethernet 1
      1.3.6.1.2.1.2.2.1.2.2|4|Ethernet 2
      1.3.6.1.2.1.2.2.1.2.3|4|Loopback
      1.3.6.1.2.1.2.2.1.3.1|2|6
      1.3.6.1.2.1.2.2.1.3.2|2|6
      1.3.6.1.2.1.2.2.1.3.3|2|24
      1.3.6.1.2.1.2.2.1.4.1|2|1500
      1.3.6.1.2.1.2.2.1.5.1|66|4294967295
      1.3.6.1.2.1.2.2.1.5.2|66|100000000
      1.3.6.1.2.1.2.2.1.6.1|4x|001122334455
      1.3.6.1.2.1.2.2.1.6.2|4x|00005e000107
      1.3.6.1.2.1.2.2.1.7.1|2|1
      1.3.6.1.2.1.2.2.1.8.1|2|7
      1.3.6.1.2.1.31.1.1.1.1.1|4|eth1
      1.3.6.1.2.1.31.1.1.1.1.2|4|eth2
      1.3.6.1.2.1.31.1.1.1.15.1|66|10000
      1.3.6.1.2.1.31.1.1.1.18.1|4x|c3bc706c696e6b
      """;

  private static final String ADDRESSES =
      """
      1.3.6.1.2.1.4.20.1.2.127.0.0.1|2|3
      1.3.6.1.2.1.4.20.1.2.192.0.2.7|2|1
      1.3.6.1.2.1.4.20.1.3.192.0.2.7|64|255.255.255.0
      1.3.6.1.2.1.4.34.1.3.2.16.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.7|2|1
      1.3.6.1.2.1.4.34.1.4.2.16.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.7|2|1
      1.3.6.1.2.1.4.34.1.5.2.16.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.7|6|1.3.6.1.2.1.4.32.1.5.1.2.16.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.0.64
      1.3.6.1.2.1.4.34.1.3.2.16.254.128.0.0.0.0.0.0.0.0.0.0.0.0.0.9|2|1
      """;

  private static final String ENTITIES =
      """
      1.3.6.1.2.1.47.1.1.1.1.2.1|4|Chassis
      1.3.6.1.2.1.47.1.1.1.1.2.2|4|Supply A
      1.3.6.1.2.1.47.1.1.1.1.2.3|4|Temperature
      1.3.6.1.2.1.47.1.1.1.1.5.1|2|3
      1.3.6.1.2.1.47.1.1.1.1.5.2|2|6
      1.3.6.1.2.1.47.1.1.1.1.5.3|2|8
      1.3.6.1.2.1.47.1.1.1.1.11.1|4|AC1234567
      1.3.6.1.2.1.47.1.1.1.1.12.1|4|Acme Networks, Inc.
      1.3.6.1.2.1.47.1.1.1.1.13.1|4|AX-5
      """;

  static final KnowledgeEntry ACME =
      Recorded.entry(
          "acme", "1.3.6.1.4.1.99999", Map.of("hw.vendor", "Acme", "device.role", "switch"));

  static final KnowledgeEntry ACME_OS =
      Recorded.entry(
          "acme-os",
          "1.3.6.1.4.1.99999.1",
          Map.of("os.name", "Acme OS"),
          List.of(Recorded.extract("os.version", "sysDescr", "OS (\\S+)$")));

  static Recorded whole() {
    return new Recorded()
        .said("get", String.join("\n", Oids.FIRST), SYSTEM)
        .said("walk", String.join("\n", Oids.INTERFACES), INTERFACES)
        .said("walk", String.join("\n", Oids.ADDRESSES), ADDRESSES)
        .said("walk", String.join("\n", Oids.ENTITIES), ENTITIES);
  }

  @Test
  void saysWhatTheDeviceIs() {
    var findings = whole().read(ACME, ACME_OS);
    assertThat(Recorded.values(findings, "ci.class")).containsExactly("sw-1=switch");
    assertThat(Recorded.values(findings, "host.name")).containsExactly("sw-1=sw-1");
    assertThat(Recorded.values(findings, "os.version")).containsExactly("sw-1=4.2");
    assertThat(Recorded.values(findings, "system.uptime")).containsExactly("sw-1=86400");
    assertThat(Recorded.values(findings, "device.contact")).hasSize(1);
    assertThat(Recorded.values(findings, "device.location")).isEmpty();
    assertThat(Recorded.rootValues(findings, "hw.model")).containsExactly("AX-5");
  }

  @Test
  void findsTheKeysByWhichTheDeviceIsToldFromOthers() {
    var census =
        whole().read(ACME).stream()
            .filter(Finding.Census.class::isInstance)
            .map(Finding.Census.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(census.scope().keys())
        .containsExactly(
            new Key("endpoint.address", "192.0.2.7"),
            new Key("hw.serial_number", "AC1234567"),
            new Key("hw.vendor", "Acme"),
            new Key("net.ip", "192.0.2.7"),
            new Key("net.ip", "2001:db8::7"),
            new Key("net.mac", "00:11:22:33:44:55"),
            new Key("snmp.engine_id", "8001869f0300112233445566"));
  }

  @Test
  void describesInterfaces() {
    var findings = whole().read(ACME);
    assertThat(Recorded.values(findings, "interface.name"))
        .containsExactly("eth1=eth1", "eth2=eth2", "Loopback=Loopback");
    assertThat(Recorded.values(findings, "interface.type"))
        .containsExactly("eth1=ethernet", "eth2=ethernet", "Loopback=loopback");
    assertThat(Recorded.values(findings, "interface.speed"))
        .containsExactly("eth1=10000000000", "eth2=100000000");
    assertThat(Recorded.values(findings, "interface.alias")).containsExactly("eth1=üplink");
    assertThat(Recorded.values(findings, "interface.admin_status")).containsExactly("eth1=up");
    assertThat(Recorded.values(findings, "interface.oper_status")).containsExactly("eth1=down");
    assertThat(Recorded.values(findings, "interface.addresses"))
        .containsExactly("eth1=192.0.2.7/24, 2001:db8::7/64, fe80::9/128", "Loopback=127.0.0.1/32");
    assertThat(Recorded.values(findings, "net.ip")).containsExactly("sw-1=192.0.2.7, 2001:db8::7");
  }

  @Test
  void listsThePartsThatCanBePulledOut() {
    var findings = whole().read(ACME);
    assertThat(Recorded.values(findings, "component.class"))
        .containsExactly("Chassis=chassis", "Supply A=power_supply");
    assertThat(Recorded.census(findings)).containsExactly("interface", "hardware_component");
  }

  @Test
  void citesTheExchangeAndTheKnowledgeBehindAFact() {
    var recorded = whole();
    var hash = recorded.transcript().hash();
    var evidence =
        recorded.read(ACME, ACME_OS).stream()
            .filter(Finding.Fact.class::isInstance)
            .map(Finding.Fact.class::cast)
            .filter(fact -> fact.subject().host() == null)
            .collect(Collectors.toMap(Finding.Fact::attribute, Finding.Fact::evidence));
    assertThat(evidence)
        .containsEntry("os.name", new Evidence(hash, 0, "acme-os"))
        .containsEntry("hw.vendor", new Evidence(hash, 0, "acme"))
        .containsEntry("hw.model", new Evidence(hash, 3, null))
        .containsEntry("net.ip", new Evidence(hash, 2, null));
  }

  @Test
  void doesNotConcludeAbsenceFromAWalkThatWasCut() {
    var findings =
        new Recorded()
            .said("get", String.join("\n", Oids.FIRST), SYSTEM)
            .answered(
                "walk",
                String.join("\n", Oids.INTERFACES),
                new Answer.Said(INTERFACES.strip(), 0, false))
            .silent(String.join("\n", Oids.ENTITIES))
            .read(ACME);
    assertThat(Recorded.census(findings)).isEmpty();
    assertThat(Recorded.values(findings, "interface.name"))
        .as("a row whose name was cut off is not taken for another")
        .containsExactly("eth1=eth1", "eth2=eth2");
    assertThat(Recorded.coverage(findings))
        .contains("system: complete", "hardware: timed out, no answer within 2 s")
        .anyMatch(line -> line.startsWith("interfaces: partial"));
  }

  @Test
  void tellsWhatTheAgentDoesNotHave() {
    var findings =
        new Recorded()
            .said("get", String.join("\n", Oids.FIRST), SYSTEM)
            .said("walk", String.join("\n", Oids.ENTITIES), "")
            .read(ACME);
    assertThat(Recorded.coverage(findings))
        .contains("hardware: unsupported, the agent has no ENTITY-MIB");
    assertThat(Recorded.census(findings)).isEmpty();
  }

  @Test
  void makesCollidingInterfaceNamesUnique() {
    var findings =
        new Recorded()
            .said(
                "walk",
                String.join("\n", Oids.INTERFACES),
                """
                1.3.6.1.2.1.2.2.1.2.1|4|port
                1.3.6.1.2.1.2.2.1.2.2|4|port
                1.3.6.1.2.1.2.2.1.2.10|4|
                """)
            .read();
    assertThat(Recorded.values(findings, "interface.name"))
        .containsExactly("port#1=port#1", "port#2=port#2", "#10=#10");
  }

  @Test
  void readsTheBatteryOfAUps() {
    var findings =
        new Recorded()
            .said(
                "get",
                String.join("\n", Oids.FIRST),
                """
                1.3.6.1.2.1.33.1.2.1.0|2|2
                1.3.6.1.2.1.33.1.2.3.0|2|15
                1.3.6.1.2.1.33.1.2.4.0|2|88
                """)
            .read();
    assertThat(Recorded.values(findings, "ups.battery_status")).containsExactly("192.0.2.7=normal");
    assertThat(Recorded.values(findings, "ups.runtime")).containsExactly("192.0.2.7=900");
    assertThat(Recorded.values(findings, "ups.charge")).containsExactly("192.0.2.7=88");
    assertThat(Recorded.coverage(findings)).contains("power: complete");
  }

  @Test
  void readsWhateverATranscriptHolds() {
    var nonsense =
        """
        no line
        1.3.6.1.2.1.1.1.0|4x|zz
        1.3.6.1.2.1.1.3.0|67|99999999999999999999999
        1.3.6.1.2.1.1.5.0||
        1.3.6.1.2.1.2.2.1.2.99999999999999999999|4|far
        1.3.6.1.2.1.2.2.1.2.4294967295|4|last
        1.3.6.1.2.1.2.2.1.3.4294967295|2|-7
        1.3.6.1.2.1.2.2.1.6.4294967295|4|abcdef
        1.3.6.1.2.1.4.20.1.2.999.1.1.1|2|x
        1.3.6.1.2.1.4.34.1.3.2|2|1
        1.3.6.1.2.1.4.34.1.3.1.4.10.0.0.1|2|1
        1.3.6.1.2.1.4.34.1.5.1.4.10.0.0.1|6|....
        1.3.6.1.2.1.47.1.1.1.1.5.7|2|99999999999
        1.3.6.1.2.1.33.1.2.1.0|2|9999999999
        """;
    var findings =
        new Recorded()
            .said("get", "1.3.6.1", nonsense)
            .answered("walk", "1.3", new Answer.Refused("garbage"))
            .answered("walk", "1.3", new Answer.Said("", 5, false))
            .answered("walk", "", new Answer.Silent(Duration.ZERO))
            .read(ACME);
    assertThat(Recorded.values(findings, "interface.name")).containsExactly("last=last");
    assertThat(Recorded.census(findings)).isEmpty();
  }

  @Test
  void provesNothingFromAnEmptyTranscript() {
    assertThat(new Recorded().read(ACME)).isEmpty();
  }

  @Test
  void givesTheSameFindingsTwice() {
    assertThat(whole().read(ACME, ACME_OS).toString())
        .isEqualTo(whole().read(ACME_OS, ACME).toString());
  }

  @Test
  void losesWithAKnowledgeEntryExactlyWhatCitedIt() {
    var with = whole().read(ACME, ACME_OS).stream().map(ReadingTest::essence).toList();
    var without = whole().read(ACME).stream().map(ReadingTest::essence).toList();
    assertThat(with).filteredOn(line -> !line.contains("acme-os")).isEqualTo(without);
    assertThat(with).filteredOn(line -> line.contains("acme-os")).hasSize(2);
  }

  private static String essence(Finding finding) {
    return switch (finding) {
      case Finding.Fact fact ->
          fact.subject().name() + " " + fact.attribute() + " " + fact.value() + fact.evidence();
      case Finding.Link link -> link.subject().name() + link.relation() + link.evidence();
      case Finding.Census census -> census.ciClass() + census.evidence();
      case Finding.Coverage coverage -> coverage.toString();
    };
  }
}
