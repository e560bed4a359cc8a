package org.cadastre.probes.snmp;

import java.util.List;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;

/// Says which units a stack is made of, as vendors tell it where ENTITY-MIB is silent.
final class StackReader {
  /// A table with a row for each unit, told by its number; a column that is missing is its entry.
  private record Units(String entry, String serial, String model, String software) {
    List<String> columns() {
      return Stream.of(serial, model, software).filter(c -> !c.equals(entry)).toList();
    }
  }

  private static final List<Units> STACKS =
      List.of(
          // JUNIPER-VIRTUALCHASSIS-MIB, jnxVirtualChassisMemberTable
          units("1.3.6.1.4.1.2636.3.40.1.4.1.1.1", ".2", ".8", ".5"),
          // CISCOSB-Physicaldescription-MIB, rlPhdUnitGenParamTable
          units("1.3.6.1.4.1.9.6.1.101.53.14.1", ".5", ".15", ".2"),
          // FOUNDRY-SN-AGENT-MIB, snChasUnitTable
          units("1.3.6.1.4.1.1991.1.1.1.4.1.1", ".2", "", ""));

  static final List<Table> TABLES =
      STACKS.stream().map(units -> new Table(units.entry(), units.columns())).toList();

  private final Variables variables;
  private final Findings findings;

  StackReader(Variables variables, Findings findings) {
    this.variables = variables;
    this.findings = findings;
  }

  private static Units units(String entry, String serial, String model, String software) {
    return new Units(entry, entry + serial, entry + model, entry + software);
  }

  void read(Subject host) {
    for (var units : STACKS) {
      var serials = variables.column(units.serial());
      serials.forEach((row, serial) -> {
        boolean member = Index.of(row).filter(index -> index.size() == 1).isPresent();
        if (member && !serial.line().isEmpty()) {
          read(units, row, serial, host);
        }
      });
    }
  }

  private void read(Units units, String row, Variable serial, Subject host) {
    var keys = List.of(new Key("component.id", "unit:" + row));
    var part = new Subject("hardware_component", "unit " + row, keys, host);
    int exchange = serial.exchange();
    findings.said(part, "component.class", "chassis", exchange);
    findings.text(part, "hw.serial_number", variables.get(units.serial() + "." + row));
    findings.text(part, "hw.model", variables.get(units.model() + "." + row));
    findings.text(part, "hw.firmware_version", variables.get(units.software() + "." + row));
    findings.partOf(part, host, exchange);
  }
}
