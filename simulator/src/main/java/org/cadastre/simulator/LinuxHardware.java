package org.cadastre.simulator;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadastre.simulator.Sheet.Row;

/// What sysfs and procfs of a simulated Linux server say about its hardware.
final class LinuxHardware {
  /// Files of `/sys/class/dmi/id` that only root reads.
  private static final List<String> ROOT_ONLY =
      List.of("product_serial", "product_uuid", "board_serial", "chassis_serial");

  private final Sheet sheet;

  LinuxHardware(Sheet sheet) {
    this.sheet = sheet;
  }

  /// `name=value`, those that need sudo last; `name!denied` where sudo says no.
  String dmi() {
    boolean privileged = sheet.value("linux", "privileged").equals("yes");
    return Stream.concat(
            dmi(false).map(row -> row.key() + "=" + row.cell(1) + "\n"),
            dmi(true).map(row -> row.key() + (privileged ? "=" + row.cell(1) : "!denied") + "\n"))
        .collect(Collectors.joining());
  }

  private Stream<Row> dmi(boolean rootOnly) {
    return sheet.rows("dmi").stream().filter(row -> ROOT_ONLY.contains(row.key()) == rootOnly);
  }

  /// The first processor of `/proc/cpuinfo`, and the summary that the question adds.
  String cpu() {
    int cores = Integer.parseInt(sheet.value("linux", "cores"));
    var model = sheet.value("linux", "cpu");
    boolean guest = sheet.value("dmi", "sys_vendor").equals("QEMU");
    return """
    online : %s
    processor\t: 0
    vendor_id\t: %s
    model name\t: %s
    siblings\t: %d
    core id\t\t: 0
    cpu cores\t: %d
    hypervisor : %s
    cpus active : %d
    """
        .formatted(
            cores == 1 ? "0" : "0-" + (cores - 1),
            model.startsWith("AMD") ? "AuthenticAMD" : "GenuineIntel",
            model,
            cores,
            cores,
            guest ? "yes" : "no",
            cores);
  }

  String disks() {
    return sheet.rows("disks").stream()
        .map(row ->
            "NAME=\"%s\" TYPE=\"%s\" SIZE=\"%s\" MODEL=\"%s\" SERIAL=\"%s\"\n"
                .formatted(row.key(), row.cell(1), row.cell(2), row.cell(3), row.cell(4)))
        .collect(Collectors.joining());
  }
}
