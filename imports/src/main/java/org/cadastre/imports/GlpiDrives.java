package org.cadastre.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;

/// The file systems that the machine has mounted.
final class GlpiDrives {
  private static final String SECTION = "drives";
  private static final long MEBIBYTE = 1 << 20;

  private final GlpiInventory inventory;
  private final Subject host;
  private final GlpiReport report;

  GlpiDrives(GlpiInventory inventory, Subject host, GlpiReport report) {
    this.inventory = inventory;
    this.host = host;
    this.report = report;
  }

  void report() {
    Map<String, Json.Fields> drives = new LinkedHashMap<>();
    int nameless = 0;
    for (var drive : inventory.list(SECTION)) {
      var mountPoint = mountPoint(drive);
      mountPoint.ifPresent(point -> drives.put(point, drive));
      nameless += mountPoint.isEmpty() ? 1 : 0;
    }
    drives.forEach(this::drive);
    GlpiCoverage.of(inventory, report).listing(host, "storage", "file_system", SECTION, nameless);
  }

  /// A letter on Windows, where `type` is the kind of drive.
  private static Optional<String> mountPoint(Json.Fields drive) {
    return drive
        .text("letter")
        .or(() -> drive.text("type"))
        .filter(point -> point.length() <= Limits.KEY_LENGTH);
  }

  private void drive(String mountPoint, Json.Fields drive) {
    int at = inventory.at(SECTION);
    var key = new Key("file_system.mount_point", mountPoint);
    var part = report.part(host, "file_system", mountPoint, key, at);
    report.text(part, "file_system.mount_point", Optional.of(mountPoint), at);
    report.text(part, "file_system.device", drive.text("volumn"), at);
    report.text(part, "file_system.type", drive.text("filesystem"), at);
    report.whole(part, "file_system.size", GlpiUnits.times(drive.whole("total"), MEBIBYTE), at);
    report.whole(part, "file_system.used", GlpiUnits.times(used(drive), MEBIBYTE), at);
  }

  private static OptionalLong used(Json.Fields drive) {
    var total = drive.whole("total");
    var free = drive.whole("free");
    return total.isPresent() && free.isPresent() && free.getAsLong() >= 0
        ? OptionalLong.of(total.getAsLong() - free.getAsLong())
        : OptionalLong.empty();
  }
}
