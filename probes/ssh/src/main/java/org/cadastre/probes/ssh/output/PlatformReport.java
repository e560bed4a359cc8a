package org.cadastre.probes.ssh.output;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What systems other than Linux say of themselves and their machine, under the names by which
/// Linux says it (`sys_vendor`, `product_name` …), besides `os.version`, `cpu.model`, `cpu.count`
/// and `memory` in bytes.
public final class PlatformReport {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("ProductVersion", "os.version"),
          Map.entry("oslevel", "os.version"),
          Map.entry("machdep.cpu.brand_string", "cpu.model"),
          Map.entry("hw.logicalcpu", "cpu.count"),
          Map.entry("hw.ncpu", "cpu.count"),
          Map.entry("hw.memsize", "memory"),
          Map.entry("hw.physmem", "memory"),
          Map.entry("hw.physmem64", "memory"),
          Map.entry("hw.vendor", "sys_vendor"),
          Map.entry("hw.product", "product_name"),
          Map.entry("hw.serialno", "product_serial"),
          Map.entry("hw.uuid", "product_uuid"),
          Map.entry("\"IOPlatformSerialNumber\"", "product_serial"),
          Map.entry("\"IOPlatformUUID\"", "product_uuid"),
          Map.entry("System Model", "product_name"),
          Map.entry("Machine Serial Number", "product_serial"),
          Map.entry("Processor Type", "cpu.model"),
          Map.entry("Number Of Processors", "cpu.count"),
          Map.entry("Memory Size", "memory"),
          Map.entry("Memory size", "memory"),
          Map.entry("Good Memory Size", "memory"),
          Map.entry("Memory", "memory"),
          Map.entry("System Configuration", "configuration"),
          Map.entry("Manufacturer", "sys_vendor"),
          Map.entry("Product", "product_name"),
          Map.entry("Serial Number", "product_serial"),
          Map.entry("UUID", "product_uuid"),
          Map.entry("Version String", "bios_version"),
          Map.entry("Firmware Version", "bios_version"),
          Map.entry("Platform Firmware level", "bios_version"),
          Map.entry("Machine serial number", "product_serial"),
          Map.entry("Model", "product_name"));
  private static final Pattern FIELD = Pattern.compile("\\s*([^:=]{1,40}?)\\s*[:=]\\s*(.+)");
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15})\\s*(MB|Megabytes|GB)?.*");
  private static final Pattern RELEASE =
      Pattern.compile("\\s+(?:Oracle )?(?:Solaris|OpenIndiana|OmniOS|OpenSolaris|SmartOS)\\s.*");
  private static final Pattern VIRTUAL_CPUS =
      Pattern.compile("(?:The )?.*physical processor has (\\d{1,5}) virtual processors?.*");
  private static final Pattern HPUX_CPUS = Pattern.compile("\\s+(\\d{1,4}) (.*) processors? \\(.*");
  private static final long MEGA = 1024L * 1024;

  private final Map<String, String> values = new TreeMap<>();
  private int virtualCpus;
  private boolean modelNext;

  private PlatformReport() {}

  public static Map<String, String> parse(String text) {
    var report = new PlatformReport();
    Lines.of(text).forEach(report::line);
    if (report.virtualCpus > 0) {
      report.values.put("cpu.count", Integer.toString(report.virtualCpus));
    }
    report.model();
    return report.values;
  }

  private void line(String line) {
    var cpus = VIRTUAL_CPUS.matcher(line);
    if (cpus.matches()) {
      virtualCpus += Integer.parseInt(cpus.group(1));
      modelNext = true;
    } else if (modelNext && !line.contains("chipid") && !line.contains("clock")) {
      values.putIfAbsent("cpu.model", line.strip().split("\t", 2)[0].strip());
      modelNext = false;
    } else if (modelNext && line.contains("chipid")) {
      values.putIfAbsent("cpu.model", line.strip().split(" ", 2)[0]);
    } else {
      field(line);
    }
  }

  private void field(String line) {
    var hpux = HPUX_CPUS.matcher(line);
    if (RELEASE.matcher(line).matches()) {
      values.putIfAbsent("os.description", line.strip());
    } else if (hpux.matches()) {
      values.putIfAbsent("cpu.count", hpux.group(1));
      values.putIfAbsent("cpu.model", hpux.group(2));
    } else {
      var field = FIELD.matcher(line);
      if (field.matches()) {
        named(field.group(1), field.group(2).strip().replaceAll("^\"|\"$", ""));
      } else if (line.matches("(ia64|9000/\\S+) .*")) {
        values.putIfAbsent("product_name", line.strip());
      }
    }
  }

  private void named(String field, String said) {
    if (field.equals("hw.model")) {
      values.putIfAbsent("hw.model", said);
    }
    var name = NAMES.get(field);
    if (name != null) {
      var value = name.equals("memory") ? bytes(said) : Optional.of(said);
      value.ifPresent(v -> values.putIfAbsent(name, v));
    }
  }

  private static Optional<String> bytes(String said) {
    var amount = AMOUNT.matcher(said);
    if (!amount.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(amount.group(1));
    var unit = amount.group(2);
    if (unit == null) {
      return Optional.of(Long.toString(number)).filter(_ -> number > 0);
    }
    return number > Integer.MAX_VALUE
        ? Optional.empty()
        : Optional.of(Long.toString(number * (unit.equals("GB") ? 1024 * MEGA : MEGA)));
  }

  /// `hw.model` is the processor on BSD and the machine on macOS.
  private void model() {
    var said = values.remove("hw.model");
    if (said != null) {
      values.putIfAbsent(values.containsKey("cpu.model") ? "product_name" : "cpu.model", said);
      if (values.getOrDefault("product_name", "").matches("(Mac|iMac|Xserve).*")) {
        values.putIfAbsent("sys_vendor", "Apple");
      }
    }
    if (values.getOrDefault("product_name", "").startsWith("IBM,")) {
      values.putIfAbsent("sys_vendor", "IBM");
    }
  }
}
