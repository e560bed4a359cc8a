package org.cadastre.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cadastre.simulator.Sheet.Row;

/// Writes a device sheet as the `OID|TAG|VALUE` lines of its SNMP agent.
final class SnmpSheet {
  private static final String SYSTEM = "1.3.6.1.2.1.1.";
  private static final String INTERFACES = "1.3.6.1.2.1.2.";
  private static final String IF_ENTRY = INTERFACES + "2.1.";
  private static final String IF_X_ENTRY = "1.3.6.1.2.1.31.1.1.1.";
  private static final String ENT_PHYSICAL_ENTRY = "1.3.6.1.2.1.47.1.1.1.1.";
  private static final String ENGINE_ID = "1.3.6.1.6.3.10.2.1.1.0";
  private static final String HR_MEMORY_SIZE = "1.3.6.1.2.1.25.2.2.0";

  /// entPhysicalName, ModelName, SerialNum, MfgName, HardwareRev, FirmwareRev, SoftwareRev.
  private static final List<Integer> PART_COLUMNS = List.of(7, 13, 11, 12, 8, 9, 10);

  /// PhysicalClass of ENTITY-MIB (RFC 6933).
  private static final Map<String, Integer> PHYSICAL_CLASSES =
      Map.of(
          "other", 1,
          "chassis", 3,
          "backplane", 4,
          "container", 5,
          "power", 6,
          "fan", 7,
          "sensor", 8,
          "module", 9,
          "port", 10,
          "stack", 11);

  private final Sheet sheet;
  private final List<String> lines = new ArrayList<>();

  private SnmpSheet(Sheet sheet) {
    this.sheet = sheet;
  }

  static List<String> lines(Sheet sheet) {
    var written = new SnmpSheet(sheet);
    written.system();
    written.interfaces();
    sheet.rows("parts").forEach(written::part);
    sheet.rows("snmp").forEach(row -> written.add(row.key(), row.cell(1), row.cell(2)));
    return List.copyOf(written.lines);
  }

  private void system() {
    add(SYSTEM + "1.0", "4", system("description"));
    add(SYSTEM + "2.0", "6", system("object"));
    add(SYSTEM + "3.0", "67", system("uptime"));
    add(SYSTEM + "4.0", "4", system("contact"));
    add(SYSTEM + "5.0", "4", system("name"));
    add(SYSTEM + "6.0", "4", system("location"));
    add(SYSTEM + "7.0", "2", system("services"));
    add(ENGINE_ID, "4x", system("engine"));
    if (!system("memory").isEmpty()) {
      add(HR_MEMORY_SIZE, "2", system("memory"));
    }
  }

  private String system(String key) {
    return sheet.value("system", key);
  }

  private void interfaces() {
    var ports = Port.of(sheet);
    add(INTERFACES + "1.0", "2", ports.size());
    for (var port : ports) {
      ifEntry(port);
      ifXEntry(port);
      lines.addAll(AddressTables.lines(port));
    }
  }

  private void ifEntry(Port port) {
    int index = port.index();
    add(IF_ENTRY + "1." + index, "2", index);
    add(IF_ENTRY + "2." + index, "4", port.name());
    add(IF_ENTRY + "3." + index, "2", port.ianaType());
    add(IF_ENTRY + "4." + index, "2", port.mtu());
    add(IF_ENTRY + "5." + index, "66", Math.min(port.megabits() * 1_000_000L, 4_294_967_295L));
    add(IF_ENTRY + "6." + index, "4x", port.mac().replace(":", ""));
    add(IF_ENTRY + "7." + index, "2", port.status().equals("off") ? 2 : 1);
    add(IF_ENTRY + "8." + index, "2", port.isUp() ? 1 : 2);
    add(IF_ENTRY + "9." + index, "67", 2_200);
  }

  private void ifXEntry(Port port) {
    add(IF_X_ENTRY + "1." + port.index(), "4", port.name());
    add(IF_X_ENTRY + "15." + port.index(), "66", port.megabits());
    add(IF_X_ENTRY + "18." + port.index(), "4", port.alias());
  }

  /// Cells: index, container, class, description, then the columns of [#PART_COLUMNS].
  private void part(Row row) {
    var at = "." + row.key();
    add(ENT_PHYSICAL_ENTRY + "2" + at, "4", row.cell(3));
    add(ENT_PHYSICAL_ENTRY + "4" + at, "2", row.cell(1));
    add(ENT_PHYSICAL_ENTRY + "5" + at, "2", PHYSICAL_CLASSES.getOrDefault(row.cell(2), 2));
    add(ENT_PHYSICAL_ENTRY + "6" + at, "2", place(row));
    for (int i = 0; i < PART_COLUMNS.size(); i++) {
      add(ENT_PHYSICAL_ENTRY + PART_COLUMNS.get(i) + at, "4", row.cell(4 + i));
    }
    add(ENT_PHYSICAL_ENTRY + "16" + at, "2", row.cell(6).isEmpty() ? 2 : 1);
  }

  /// The how-manieth of its class within its container, or -1 where nothing contains it.
  private int place(Row part) {
    if (part.cell(1).equals("0")) {
      return -1;
    }
    var siblings =
        sheet.rows("parts").stream()
            .filter(row -> row.cell(1).equals(part.cell(1)) && row.cell(2).equals(part.cell(2)));
    return siblings.map(Row::key).toList().indexOf(part.key()) + 1;
  }

  private void add(String oid, String tag, Object value) {
    lines.add(oid + "|" + tag + "|" + value);
  }
}
