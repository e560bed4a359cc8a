package org.cadastre.probes.ssh.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// RAID controllers of HPE's Smart Array family with their volumes and disks, as `ssacli ctrl all
/// show config` lists them.
final class SmartArray {
  private static final Pattern CONTROLLER =
      Pattern.compile(
          "((?:HPE? )?\\S.{0,60}?) in (Slot \\S+)(?: \\([^)]*\\))? *(?:\\(sn: ?(\\S*?)\\))?");
  private static final Pattern VOLUME =
      Pattern.compile("logicaldrive (\\d+) \\(([\\d.]+ [KMGTP]B), ([^,)]+), ([^)]+)\\)");
  private static final Pattern DISK =
      Pattern.compile(
          "physicaldrive (\\S+) \\(port [^,]*, ([^,]+), ([\\d.]+ [KMGTP]B), ([^)]+)\\)");

  private final List<MachinePart> parts = new ArrayList<>();
  private String slot = "";

  private SmartArray() {}

  static List<MachinePart> parse(String text) {
    var reading = new SmartArray();
    Lines.of(text).map(String::strip).forEach(reading::line);
    return reading.parts;
  }

  private void line(String line) {
    var controller = CONTROLLER.matcher(line);
    var volume = VOLUME.matcher(line);
    var disk = DISK.matcher(line);
    if (volume.matches()) {
      part(
          "raid",
          "logicaldrive " + volume.group(1),
          volume.group(3),
          volume.group(2),
          volume.group(4));
    } else if (disk.matches()) {
      part("raid_disk", disk.group(1), disk.group(2), disk.group(3), disk.group(4));
    } else if (controller.matches()) {
      slot = controller.group(2);
      var serial = controller.group(3) == null ? "" : controller.group(3);
      parts.add(new MachinePart("raid_controller", slot, controller.group(1), 0, "", serial, ""));
    }
  }

  private void part(String kind, String place, String description, String size, String state) {
    long bytes = Sizes.decimal(size);
    parts.add(new MachinePart(kind, slot + "/" + place, description, bytes, "", "", state));
  }
}
