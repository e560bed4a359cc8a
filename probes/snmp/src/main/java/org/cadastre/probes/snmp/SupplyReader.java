package org.cadastre.probes.snmp;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;

/// Says what a printer is supplied with and how much of it is left (Printer-MIB, RFC 3805,
/// prtMarkerSuppliesTable).
final class SupplyReader {
  private static final String ENTRY = "1.3.6.1.2.1.43.11.1.1";
  private static final String DESCRIPTION = ENTRY + ".6";
  private static final String CAPACITY = ENTRY + ".8";
  private static final String LEVEL = ENTRY + ".9";

  static final List<Table> TABLES = List.of(Table.of(ENTRY, 5, 6, 8, 9));

  /// PrtMarkerSuppliesTypeTC.
  private static final Map<Long, String> TYPES =
      Map.ofEntries(
          Map.entry(3L, "toner"),
          Map.entry(4L, "waste_toner"),
          Map.entry(5L, "ink"),
          Map.entry(6L, "ink"),
          Map.entry(7L, "ink"),
          Map.entry(8L, "waste_ink"),
          Map.entry(9L, "drum"),
          Map.entry(10L, "developer"),
          Map.entry(12L, "wax"),
          Map.entry(13L, "waste_wax"),
          Map.entry(15L, "fuser"),
          Map.entry(20L, "transfer_unit"),
          Map.entry(21L, "toner"),
          Map.entry(32L, "staples"));

  private static final long HUNDRED = 100;
  private static final long MOST = Integer.MAX_VALUE;

  private final Variables variables;
  private final Findings findings;

  SupplyReader(Variables variables, Findings findings) {
    this.variables = variables;
    this.findings = findings;
  }

  void read(Subject host, Facet facet) {
    var descriptions = variables.column(DESCRIPTION);
    if (descriptions.isEmpty()) {
      return;
    }
    findings.coverage("supplies", facet);
    descriptions.forEach((row, description) -> read(row, description, host));
    if (facet.complete()) {
      findings.census(host, "printer_supply", facet.exchange());
    }
  }

  private void read(String row, Variable description, Subject host) {
    var name = description.line().isEmpty() ? "supply " + row : description.line();
    var part = new Subject("printer_supply", name, List.of(new Key("supply.id", row)), host);
    int exchange = description.exchange();
    findings.partOf(part, host, exchange);
    findings.said(part, "supply.name", name, exchange);
    var type = TYPES.get(number(ENTRY + ".5", row));
    if (type != null) {
      findings.said(part, "supply.type", type, exchange);
    }
    findings.whole(part, "supply.level", level(row), exchange);
  }

  /// In per cent; negative numbers mean that the printer cannot tell.
  private OptionalLong level(String row) {
    long capacity = number(CAPACITY, row);
    long level = number(LEVEL, row);
    boolean told = variables.get(LEVEL + "." + row).isPresent();
    return told && capacity > 0 && level >= 0 && level <= capacity && capacity <= MOST
        ? OptionalLong.of(level * HUNDRED / capacity)
        : OptionalLong.empty();
  }

  private long number(String column, String row) {
    return variables.get(column + "." + row).map(v -> v.number().orElse(-1)).orElse(-1L);
  }
}
