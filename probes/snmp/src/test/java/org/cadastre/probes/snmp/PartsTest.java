package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadastre.core.evidence.Finding;
import org.junit.jupiter.api.Test;

final class PartsTest {
  private static List<Finding> read(String lines) {
    return new Recorded().said("walk", "1.3.6.1", lines).read();
  }

  @Test
  void aPowerSupplyIsNotTheDevice() {
    var findings =
        read(
            """
            1.3.6.1.2.1.47.1.1.1.1.2.1|4|Supply A
            1.3.6.1.2.1.47.1.1.1.1.5.1|2|6
            1.3.6.1.2.1.47.1.1.1.1.11.1|4|PS1234567
            1.3.6.1.2.1.47.1.1.1.1.13.1|4|PS-100
            """);
    assertThat(Recorded.rootValues(findings, "hw.model")).isEmpty();
    assertThat(Recorded.rootValues(findings, "hw.serial_number")).isEmpty();
    assertThat(Recorded.values(findings, "hw.model")).containsExactly("Supply A=PS-100");
  }

  @Test
  void takesNoPlaceholderForWhatTheDeviceIs() {
    var findings =
        read(
            """
            1.3.6.1.2.1.47.1.1.1.1.2.1|4|Chassis
            1.3.6.1.2.1.47.1.1.1.1.5.1|2|3
            1.3.6.1.2.1.47.1.1.1.1.10.1|4|0
            1.3.6.1.2.1.47.1.1.1.1.11.1|4|Not Specified
            1.3.6.1.2.1.47.1.1.1.1.12.1|4|Unknown
            1.3.6.1.2.1.47.1.1.1.1.13.1|4|N/A
            """);
    for (var attribute : List.of("hw.model", "hw.serial_number", "hw.vendor", "os.version")) {
      assertThat(Recorded.rootValues(findings, attribute)).as(attribute).isEmpty();
    }
  }

  @Test
  void saysWhatEachPartSitsIn() {
    var findings =
        read(
            """
            1.3.6.1.2.1.47.1.1.1.1.2.1|4|Stack
            1.3.6.1.2.1.47.1.1.1.1.2.2|4|Switch 1
            1.3.6.1.2.1.47.1.1.1.1.2.3|4|Container
            1.3.6.1.2.1.47.1.1.1.1.2.4|4|SFP-10GBase-SR
            1.3.6.1.2.1.47.1.1.1.1.4.1|2|0
            1.3.6.1.2.1.47.1.1.1.1.4.2|2|1
            1.3.6.1.2.1.47.1.1.1.1.4.3|2|2
            1.3.6.1.2.1.47.1.1.1.1.4.4|2|3
            1.3.6.1.2.1.47.1.1.1.1.5.1|2|11
            1.3.6.1.2.1.47.1.1.1.1.5.2|2|3
            1.3.6.1.2.1.47.1.1.1.1.5.3|2|5
            1.3.6.1.2.1.47.1.1.1.1.5.4|2|10
            1.3.6.1.2.1.47.1.1.1.1.11.4|4|AGD1234ABCD
            """);
    assertThat(Recorded.values(findings, "component.class"))
        .containsExactly("Stack=stack", "Switch 1=chassis", "SFP-10GBase-SR=transceiver");
    assertThat(Recorded.values(findings, "component.parent"))
        .containsExactly("Switch 1=Stack", "SFP-10GBase-SR=Switch 1");
  }

  @Test
  void isNotLostAmongPartsThatContainEachOther() {
    var findings =
        read(
            """
            1.3.6.1.2.1.47.1.1.1.1.2.1|4|A
            1.3.6.1.2.1.47.1.1.1.1.2.2|4|B
            1.3.6.1.2.1.47.1.1.1.1.2.3|4|C
            1.3.6.1.2.1.47.1.1.1.1.4.1|2|2
            1.3.6.1.2.1.47.1.1.1.1.4.2|2|1
            1.3.6.1.2.1.47.1.1.1.1.4.3|2|3
            1.3.6.1.2.1.47.1.1.1.1.5.1|2|5
            1.3.6.1.2.1.47.1.1.1.1.5.2|2|5
            1.3.6.1.2.1.47.1.1.1.1.5.3|2|9
            """);
    assertThat(Recorded.values(findings, "component.parent")).isEmpty();
  }

  @Test
  void listsTheUnitsOfAStackThatHasNoEntities() {
    var findings =
        read(
            """
            1.3.6.1.4.1.2636.3.40.1.4.1.1.1.2.0|4|BP0211111111
            1.3.6.1.4.1.2636.3.40.1.4.1.1.1.2.1|4|BP0222222222
            1.3.6.1.4.1.2636.3.40.1.4.1.1.1.8.0|4|ex4200-48t
            """);
    assertThat(Recorded.values(findings, "hw.serial_number"))
        .contains("unit 0=BP0211111111", "unit 1=BP0222222222");
    assertThat(Recorded.values(findings, "hw.model")).contains("unit 0=ex4200-48t");
    assertThat(Recorded.values(findings, "component.class"))
        .containsExactly("unit 0=chassis", "unit 1=chassis");
  }

  @Test
  void tellsHowMuchOfASupplyIsLeftWhereThePrinterKnows() {
    var findings =
        read(
            """
            1.3.6.1.2.1.43.11.1.1.5.1.1|2|3
            1.3.6.1.2.1.43.11.1.1.6.1.1|4|Black
            1.3.6.1.2.1.43.11.1.1.6.1.2|4|Waste
            1.3.6.1.2.1.43.11.1.1.8.1.1|2|2000
            1.3.6.1.2.1.43.11.1.1.8.1.2|2|-2
            1.3.6.1.2.1.43.11.1.1.9.1.1|2|500
            1.3.6.1.2.1.43.11.1.1.9.1.2|2|-3
            """);
    assertThat(Recorded.values(findings, "supply.level")).containsExactly("Black=25");
    assertThat(Recorded.values(findings, "supply.type")).containsExactly("Black=toner");
  }

  @Test
  void listsFileSystemsButNotWhatTheKernelMakesUp() {
    var findings =
        read(
            """
            1.3.6.1.2.1.25.2.3.1.2.1|6|1.3.6.1.2.1.25.2.1.2
            1.3.6.1.2.1.25.2.3.1.2.2|6|1.3.6.1.2.1.25.2.1.4
            1.3.6.1.2.1.25.2.3.1.2.3|6|1.3.6.1.2.1.25.2.1.4
            1.3.6.1.2.1.25.2.3.1.2.4|6|1.3.6.1.2.1.25.2.1.4
            1.3.6.1.2.1.25.2.3.1.3.1|4|Physical memory
            1.3.6.1.2.1.25.2.3.1.3.2|4|/
            1.3.6.1.2.1.25.2.3.1.3.3|4|/run/lock
            1.3.6.1.2.1.25.2.3.1.3.4|4|C:\\ Label:System  Serial Number 1a2b
            1.3.6.1.2.1.25.2.3.1.4.2|2|4096
            1.3.6.1.2.1.25.2.3.1.5.2|2|-2147483648
            """);
    assertThat(Recorded.values(findings, "file_system.mount_point"))
        .containsExactly("/=/", "C:\\=C:\\");
    assertThat(Recorded.values(findings, "file_system.size")).containsExactly("/=8796093022208");
  }

  @Test
  void readsPackagesAsTheirManagerWritesThem() {
    var findings =
        read(
            """
            1.3.6.1.2.1.25.6.3.1.2.1|4|libc6_2.36-9+deb12u10_amd64
            1.3.6.1.2.1.25.6.3.1.2.2|4|Some Program 7
            """);
    assertThat(Recorded.values(findings, "software.version"))
        .containsExactly("libc6=2.36-9+deb12u10");
    assertThat(Recorded.values(findings, "software.manager")).containsExactly("libc6=dpkg");
    assertThat(Recorded.values(findings, "software.name"))
        .containsExactly("libc6=libc6", "Some Program 7=Some Program 7");
  }

  @Test
  void readsTheBatteryOfAUpsThatSpeaksPowerNet() {
    var findings =
        read(
            """
            1.3.6.1.4.1.318.1.1.1.2.1.1.0|2|2
            1.3.6.1.4.1.318.1.1.1.2.2.1.0|66|100
            1.3.6.1.4.1.318.1.1.1.2.2.3.0|67|360000
            1.3.6.1.4.1.318.1.1.1.2.2.4.0|2|2
            1.3.6.1.4.1.318.1.1.1.4.1.1.0|2|3
            """);
    assertThat(Recorded.rootValues(findings, "ups.runtime")).containsExactly("3600");
    assertThat(Recorded.rootValues(findings, "ups.output_source")).containsExactly("battery");
    assertThat(Recorded.rootValues(findings, "ups.battery_replace")).containsExactly("true");
  }
}
