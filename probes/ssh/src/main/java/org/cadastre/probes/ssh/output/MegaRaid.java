package org.cadastre.probes.ssh.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// RAID controllers of Broadcom's family with their volumes and disks, as `storcli /call show` and
/// Dell's `perccli` list them. Rows are told by their first columns; the tables' borders and keys
/// are passed over.
final class MegaRaid {
  private static final Pattern FIELD = Pattern.compile("([A-Z][\\w /-]{1,40}?) = (.{1,200})");
  private static final Pattern VOLUME =
      Pattern.compile("(\\d+/\\d+) +(RAID\\d+|JBOD) +(\\w+) .*? (\\d[\\d.]* [KMGTP]B) ?(.{0,64})");
  private static final Pattern DISK =
      Pattern.compile(
          "(\\d*:\\d+) +\\d+ +(\\w+) +\\S+ +(\\d[\\d.]* [KMGTP]B) +(\\w+) +(\\w+) +\\w +\\w +\\S+"
              + " +(.{1,40}?) +[UD] .*");

  private final List<MachinePart> parts = new ArrayList<>();
  private String model = "";
  private String serial = "";
  private String firmware = "";
  private int controller = -1;

  private MegaRaid() {}

  static List<MachinePart> parse(String text) {
    var reading = new MegaRaid();
    Lines.of(text).map(String::strip).forEach(reading::line);
    reading.told();
    return reading.parts;
  }

  private void line(String line) {
    var field = FIELD.matcher(line);
    var volume = VOLUME.matcher(line);
    var disk = DISK.matcher(line);
    if (field.matches()) {
      field(field.group(1), field.group(2).strip());
    } else if (volume.matches()) {
      var kind = (volume.group(2) + " " + volume.group(5)).strip();
      part("raid", volume.group(1), kind, volume.group(4), volume.group(3));
    } else if (disk.matches()) {
      var kind = disk.group(4) + " " + disk.group(5) + " " + disk.group(6);
      part("raid_disk", disk.group(1), kind, disk.group(3), disk.group(2));
    }
  }

  private void field(String name, String value) {
    switch (name) {
      case "Controller" -> {
        told();
        controller = (int) Lines.number(value).orElse(controller + 1);
      }
      case "Product Name" -> model = value;
      case "Serial Number" -> serial = value;
      case "FW Version" -> firmware = value;
      default -> {
        // Two dozen others say nothing of what is there.
      }
    }
  }

  private void told() {
    if (!model.isEmpty()) {
      parts.add(
          new MachinePart("raid_controller", place(""), model, 0, "", serial, version(firmware)));
    }
    model = "";
    serial = "";
    firmware = "";
  }

  private static String version(String firmware) {
    return firmware.isEmpty() ? "" : "firmware " + firmware;
  }

  private void part(String kind, String place, String description, String size, String state) {
    long bytes = Sizes.binary(size);
    parts.add(new MachinePart(kind, place("/" + place), description, bytes, "", "", state));
  }

  private String place(String within) {
    return "c" + Math.max(0, controller) + within;
  }
}
