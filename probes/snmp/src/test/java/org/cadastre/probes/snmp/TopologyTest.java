package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.junit.jupiter.api.Test;

final class TopologyTest {
  private static final String PORTS =
      """
      1.3.6.1.2.1.2.2.1.2.101|4|port 1
      1.3.6.1.2.1.2.2.1.2.102|4|port 2
      1.3.6.1.2.1.2.2.1.2.103|4|port 3
      1.3.6.1.2.1.2.2.1.2.200|4|bundle
      1.3.6.1.2.1.2.2.1.3.101|2|6
      1.3.6.1.2.1.2.2.1.3.102|2|6
      1.3.6.1.2.1.2.2.1.3.103|2|6
      1.3.6.1.2.1.2.2.1.3.200|2|161
      1.3.6.1.2.1.31.1.1.1.1.101|4|p1
      1.3.6.1.2.1.31.1.1.1.1.102|4|p2
      1.3.6.1.2.1.31.1.1.1.1.103|4|p3
      1.3.6.1.2.1.31.1.1.1.1.200|4|b1
      """;

  private static final String BRIDGE_PORTS =
      """
      1.3.6.1.2.1.17.1.4.1.2.1|2|101
      1.3.6.1.2.1.17.1.4.1.2.2|2|102
      1.3.6.1.2.1.17.1.4.1.2.3|2|103
      """;

  private static final String SWITCH_ON_PORT_2 =
      """
      1.0.8802.1.1.2.1.3.7.1.2.7|2|5
      1.0.8802.1.1.2.1.3.7.1.3.7|4|p2
      1.0.8802.1.1.2.1.4.1.1.4.0.7.1|2|4
      1.0.8802.1.1.2.1.4.1.1.5.0.7.1|4x|00a0c9112233
      1.0.8802.1.1.2.1.4.1.1.6.0.7.1|2|5
      1.0.8802.1.1.2.1.4.1.1.7.0.7.1|4|Gi1/0/3
      1.0.8802.1.1.2.1.4.1.1.9.0.7.1|4|core-1
      1.0.8802.1.1.2.1.4.1.1.12.0.7.1|4x|2800
      1.0.8802.1.1.2.1.4.2.1.3.0.7.1.1.4.192.0.2.1|2|2
      """;

  private static List<Finding> read(String... lines) {
    return new Recorded().said("walk", "1", PORTS + String.join("\n", lines)).read();
  }

  private static List<String> links(List<Finding> findings) {
    return findings.stream()
        .filter(Finding.Link.class::isInstance)
        .map(Finding.Link.class::cast)
        .filter(link -> !link.relation().equals("part_of"))
        .map(l -> l.subject().name() + " " + l.relation() + " " + l.other().name())
        .toList();
  }

  private static List<Key> keys(List<Finding> findings) {
    return findings.stream()
        .filter(Finding.Link.class::isInstance)
        .map(Finding.Link.class::cast)
        .filter(link -> link.relation().equals("connected_to"))
        .flatMap(link -> link.other().keys().stream())
        .toList();
  }

  @Test
  void findsTheNeighbourOnThePortThatItIsAnnouncedOn() {
    var findings = read(SWITCH_ON_PORT_2);
    assertThat(links(findings)).containsExactly("p2 connected_to core-1");
    assertThat(keys(findings))
        .containsExactly(new Key("net.ip", "192.0.2.1"), new Key("net.mac", "00:a0:c9:11:22:33"));
    assertThat(Recorded.values(findings, "net.neighbors"))
        .containsExactly("p2=core-1 Gi1/0/3 (lldp)");
  }

  @Test
  void makesNoItemOfANeighbourThatGivesNothingButAName() {
    var findings =
        read(
            """
            1.0.8802.1.1.2.1.4.1.1.4.0.101.1|2|7
            1.0.8802.1.1.2.1.4.1.1.5.0.101.1|4|somebody
            1.0.8802.1.1.2.1.4.1.1.9.0.101.1|4|somebody
            """);
    assertThat(links(findings)).isEmpty();
    assertThat(Recorded.values(findings, "net.neighbors")).containsExactly("p1=somebody (lldp)");
  }

  @Test
  void takesOneThatSpeaksTwoProtocolsForOne() {
    var findings =
        read(
            SWITCH_ON_PORT_2,
            """
            1.3.6.1.4.1.9.9.23.1.2.1.1.4.102.1|4x|c0000209
            1.3.6.1.4.1.9.9.23.1.2.1.1.6.102.1|4|core-1.example.org
            1.3.6.1.4.1.9.9.23.1.2.1.1.7.102.1|4|GigabitEthernet1/0/3
            1.3.6.1.4.1.9.9.23.1.2.1.1.9.102.1|4x|00000029
            """);
    var others =
        findings.stream()
            .filter(Finding.Link.class::isInstance)
            .map(Finding.Link.class::cast)
            .filter(link -> link.relation().equals("connected_to"))
            .map(link -> link.other().keys())
            .distinct()
            .toList();
    assertThat(others).hasSize(1);
    assertThat(others.getFirst()).contains(new Key("net.ip", "192.0.2.9"));
  }

  @Test
  void knowsATelephoneByItsNameInCdp() {
    var findings =
        read(
            """
            1.3.6.1.4.1.9.9.23.1.2.1.1.6.101.1|4|SEP001122334455
            1.3.6.1.4.1.9.9.23.1.2.1.1.9.101.1|4x|00000490
            """);
    assertThat(keys(findings)).containsExactly(new Key("net.mac", "00:11:22:33:44:55"));
    assertThat(findings)
        .filteredOn(Finding.Link.class::isInstance)
        .map(Finding.Link.class::cast)
        .filteredOn(link -> link.relation().equals("connected_to"))
        .allMatch(link -> link.other().ciClass().equals("phone"));
  }

  @Test
  void listsVlansAndThePortsInThem() {
    var findings =
        read(
            BRIDGE_PORTS,
            """
            1.3.6.1.2.1.17.7.1.4.3.1.1.10|4|office
            1.3.6.1.2.1.17.7.1.4.3.1.1.11|4|
            1.3.6.1.2.1.17.7.1.4.3.1.2.10|4x|c0
            1.3.6.1.2.1.17.7.1.4.3.1.2.11|4x|40
            1.3.6.1.2.1.17.7.1.4.3.1.4.10|4x|80
            1.3.6.1.2.1.17.7.1.4.5.1.1.1|66|10
            """);
    assertThat(Recorded.values(findings, "vlan.id")).containsExactly("office=10", "VLAN 11=11");
    assertThat(Recorded.values(findings, "interface.vlan")).containsExactly("p1=10");
    assertThat(Recorded.values(findings, "interface.untagged_vlans")).containsExactly("p1=10");
    assertThat(Recorded.values(findings, "interface.tagged_vlans")).containsExactly("p2=10-11");
    assertThat(Recorded.census(findings)).doesNotContain("attachment");
  }

  @Test
  void saysWhoIsPluggedInOnlyWhereItIsBeyondDoubt() {
    var heard =
        """
        1.3.6.1.2.1.17.7.1.2.2.1.2.10.0.16.24.1.1.1|2|1
        1.3.6.1.2.1.17.7.1.2.2.1.2.10.0.16.24.1.1.2|2|2
        1.3.6.1.2.1.17.7.1.2.2.1.2.10.0.16.24.1.1.3|2|3
        1.3.6.1.2.1.17.7.1.2.2.1.2.10.0.16.24.1.1.4|2|3
        1.3.6.1.2.1.4.22.1.2.5.192.0.2.77|4x|001018010101
        """;
    var findings = read(BRIDGE_PORTS, SWITCH_ON_PORT_2, heard);
    assertThat(Recorded.values(findings, "attachment.interface"))
        .as("port 2 leads to a switch, behind port 3 are several")
        .containsExactly("p1 00:10:18:01:01:01=p1");
    assertThat(Recorded.values(findings, "attachment.address"))
        .containsExactly("p1 00:10:18:01:01:01=192.0.2.77");
  }

  @Test
  void doesNotTakeAMadeUpHardwareAddressForAnItem() {
    var findings = read(BRIDGE_PORTS, "1.3.6.1.2.1.17.7.1.2.2.1.2.10.2.16.24.1.1.1|2|1");
    assertThat(Recorded.values(findings, "attachment.interface")).isEmpty();
  }

  @Test
  void readsATableOfAddressesFromTheContextOfItsVlan() {
    var findings =
        new Recorded()
            .said("walk", "1", PORTS)
            .said(
                "walk@20",
                "1.3.6.1.2.1.17.1.4.1.2\n1.3.6.1.2.1.17.4.3.1.2",
                """
                1.3.6.1.2.1.17.1.4.1.2.9|2|103
                1.3.6.1.2.1.17.4.3.1.2.0.16.24.9.9.9|2|9
                """)
            .read();
    assertThat(Recorded.values(findings, "attachment.vlan"))
        .containsExactly("p3 00:10:18:09:09:09=20");
  }

  @Test
  void tellsWhichPortsAreBundled() {
    var findings =
        read(
            """
            1.2.840.10006.300.43.1.2.1.1.13.101|2|200
            1.2.840.10006.300.43.1.2.1.1.13.102|2|0
            1.3.6.1.2.1.31.1.2.1.3.200.102|2|1
            1.3.6.1.2.1.31.1.2.1.3.0.103|2|1
            """);
    assertThat(links(findings)).containsExactly("p1 member_of b1", "p2 member_of b1");
  }

  @Test
  void doesNotTellARouterByAnAddressThatItShares() {
    var findings =
        read(
            """
            1.3.6.1.2.1.4.20.1.2.198.51.100.1|2|101
            1.3.6.1.2.1.4.20.1.2.198.51.100.2|2|101
            1.3.6.1.2.1.68.1.4.1.2.101.1.198.51.100.1|2|1
            """);
    assertThat(Recorded.rootValues(findings, "net.ip")).containsExactly("198.51.100.2");
    assertThat(Recorded.rootValues(findings, "net.virtual_ip")).containsExactly("198.51.100.1");
  }

  @Test
  void doesNotCallTheInterfacesCompleteWhenTheNeighboursWereCut() {
    var asked = String.join("\n", LldpLayout.FIRST.columns());
    var findings =
        new Recorded()
            .said("walk", String.join("\n", Oids.INTERFACES), PORTS)
            .answered("walk", asked, new Answer.Said(SWITCH_ON_PORT_2.strip(), 0, false))
            .read();
    assertThat(Recorded.coverage(findings))
        .anyMatch(line -> line.startsWith("interfaces: partial, neighbours: cut short"));
  }

  @Test
  void isNotItsOwnNeighbour() {
    var findings = read("1.3.6.1.2.1.17.1.1.0|4x|00a0c9112233\n", SWITCH_ON_PORT_2);
    assertThat(links(findings)).isEmpty();
  }
}
