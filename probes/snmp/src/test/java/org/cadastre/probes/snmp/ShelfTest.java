package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cadastre.core.knowledge.Condition;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.KnowledgeEntry;
import org.junit.jupiter.api.Test;

class ShelfTest {
  private static final String SYSTEM = "1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.99999.7.6\n";

  private final KnowledgeEntry acme =
      Recorded.entry(
          "acme",
          "1.3.6.1.4.1.99999",
          Map.of("hw.vendor", "Acme"),
          List.of(Recorded.extract("hw.serial_number", "sysObjectID+1.78.0", "^(\\S+)$")));

  private static Variables variables() {
    var variables = new Variables();
    variables.read(SYSTEM, 0);
    return variables;
  }

  @Test
  void whatLiesBelowTheDevicesOwnObjectIsAskedForAndRead() {
    var asked = new Shelf(Knowledge.of(List.of(acme))).wantedObjects(variables());
    assertThat(asked).containsExactly("1.3.6.1.4.1.99999.7.6.1.78.0");
    var findings =
        new Recorded()
            .said("get", "system", SYSTEM)
            .said("get", "more", "1.3.6.1.4.1.99999.7.6.1.78.0|4|SN-7\n")
            .read(acme);
    assertThat(Recorded.rootValues(findings, "hw.serial_number")).containsExactly("SN-7");
  }

  /// Numbers are in order as numbers are; a column that says nothing tells nothing.
  @Test
  void ofAColumnTheFirstRowIsTold() {
    var column = "1.3.6.1.4.1.99999.2.1.3";
    var entry =
        Recorded.entry(
            "acme",
            "1.3.6.1.4.1.99999",
            Map.of("hw.vendor", "Acme"),
            List.of(Recorded.extract("hw.model", column + ".*", "^(\\S+)$")));
    var rows = "%1$s.10|4|LATER\n%1$s.9.1|4|FIRST\n%1$s1|4|OTHER\n".formatted(column);
    assertThat(new Shelf(Knowledge.of(List.of(entry))).wantedObjects(variables()))
        .containsExactly(column + ".*");
    var told = new Recorded().said("get", "system", SYSTEM).said("peek", "more", rows).read(entry);
    assertThat(Recorded.rootValues(told, "hw.model")).containsExactly("FIRST");
    var nothing = new Recorded().said("get", "system", SYSTEM).read(entry);
    assertThat(Recorded.rootValues(nothing, "hw.model")).isEmpty();
  }

  @Test
  void anEntryForTwoEnterprisesServesBoth() {
    var two = new Condition.Under(List.of("1.3.6.1.4.1.88888", "1.3.6.1.4.1.99999"));
    var extract = Recorded.extract("os.version", "1.3.6.1.4.1.88888.1.0", "(.+)");
    var both =
        new KnowledgeEntry(
            "both", Map.of("sysObjectID", two), Map.of(), List.of(extract), List.of());
    var shelf = new Shelf(Knowledge.of(List.of(acme, both)));
    assertThat(shelf.wantedObjects(variables())).contains("1.3.6.1.4.1.88888.1.0");
  }
}
