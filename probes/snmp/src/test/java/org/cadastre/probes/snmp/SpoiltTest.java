package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is lost or spoilt on the way makes nothing else of the rest.
final class SpoiltTest {
  private static final String SYSTEM =
      """
      1.3.6.1.2.1.1.1.0|4|A box
      1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.32473.1
      1.3.6.1.2.1.1.5.0|4|box
      """;

  private static final String NAMES = "1.3.6.1.2.1.25.6.3.1.2";

  @Test
  void oneSpoiltPackageNameLeavesTheOthersTheirVersions() {
    var names =
        IntStream.rangeClosed(1, 40)
            .mapToObj(i -> NAMES + "." + i + "|4|" + (i == 7 ? "b?sh" : "lib" + i + "-1.2-3.el8"))
            .collect(Collectors.joining("\n"));
    var findings = new Recorded().said("get", "", SYSTEM).said("walk", NAMES, names).read();
    assertThat(Recorded.values(findings, "software.version"))
        .hasSize(39)
        .contains("lib1=1.2-3.el8", "lib40=1.2-3.el8");
  }

  @Test
  void anInterfaceOfWhichNoTypeWasToldHasNone() {
    var findings =
        new Recorded()
            .said("get", "", SYSTEM)
            .said(
                "walk",
                "1.3.6.1.2.1.2.2.1.2\n1.3.6.1.2.1.2.2.1.3",
                """
                1.3.6.1.2.1.2.2.1.2.1|4|port1
                1.3.6.1.2.1.2.2.1.2.2|4|port2
                1.3.6.1.2.1.2.2.1.3.2|2|6
                """)
            .read();
    assertThat(Recorded.values(findings, "interface.type")).containsExactly("port2=ethernet");
  }
}
