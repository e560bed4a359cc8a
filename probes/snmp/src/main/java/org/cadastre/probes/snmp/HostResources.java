package org.cadastre.probes.snmp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;

/// Says what file systems and processors a host has (HOST-RESOURCES-MIB, RFC 2790).
final class HostResources {
  private static final String TYPES = "1.3.6.1.2.1.25.2.1";
  private static final String FIXED_DISK = TYPES + ".4";
  private static final String NETWORK_DISK = TYPES + ".10";

  private static final String STORAGE = "1.3.6.1.2.1.25.2.3.1";
  private static final String DEVICE = "1.3.6.1.2.1.25.3.2.1";
  private static final String PROCESSOR = "1.3.6.1.2.1.25.3.1.3";

  static final List<Table> STORAGE_TABLES = List.of(Table.of(STORAGE, 2, 3, 4, 5, 6));
  static final List<Table> DEVICE_TABLES = List.of(Table.of(DEVICE, 2, 3));

  /// What the kernel makes up is not stored anywhere.
  private static final Pattern MADE_UP = Pattern.compile("/(proc|sys|dev|run)(/.*)?");

  /// `C:\ Label:System Serial Number 1a2b3c4d`.
  private static final Pattern DRIVE = Pattern.compile("([A-Za-z]:\\\\)(?: Label:.*)?");

  /// What Linux and ESXi put before a processor's model.
  private static final Pattern BEFORE_MODEL =
      Pattern.compile("^(GenuineIntel: |AuthenticAMD: |CPU Pkg/ID/Node: [0-9/]+ )");

  private static final long MOST_UNITS = 1L << 44;

  private final Variables variables;
  private final Findings findings;

  HostResources(Variables variables, Findings findings) {
    this.variables = variables;
    this.findings = findings;
  }

  void read(Subject host, Facet storage) {
    var descriptions = variables.column(STORAGE + ".3");
    if (descriptions.keySet().stream().anyMatch(this::isDisk)) {
      findings.coverage("storage", storage);
      descriptions.forEach((row, description) -> fileSystem(row, description, host));
    }
    processors(host);
  }

  private void fileSystem(String row, Variable description, Subject host) {
    var mount = mountPoint(description.line());
    if (!isDisk(row) || mount.isEmpty()) {
      return;
    }
    var at = mount.get();
    var keys = List.of(new Key("file_system.mount_point", at));
    var part = new Subject("file_system", at, keys, host);
    int exchange = description.exchange();
    findings.partOf(part, host, exchange);
    findings.said(part, "file_system.mount_point", at, exchange);
    findings.whole(part, "file_system.size", bytes(row, "5"), exchange);
    findings.whole(part, "file_system.used", bytes(row, "6"), exchange);
  }

  private boolean isDisk(String row) {
    var type = variables.text(STORAGE + ".2." + row).orElse("");
    return type.equals(FIXED_DISK) || type.equals(NETWORK_DISK);
  }

  private static Optional<String> mountPoint(String description) {
    var drive = DRIVE.matcher(description);
    if (drive.matches()) {
      return Optional.of(drive.group(1));
    }
    boolean path = description.startsWith("/") && !MADE_UP.matcher(description).matches();
    return path ? Optional.of(description) : Optional.empty();
  }

  /// Units times their size; sizes beyond 2^31 are told as negative numbers by some agents.
  private OptionalLong bytes(String row, String column) {
    long unit = number(STORAGE + ".4." + row);
    long units = number(STORAGE + "." + column + "." + row);
    long unsigned = units < 0 ? units & 0xffff_ffffL : units;
    return unit > 0
            && unit <= MOST_UNITS >> 20
            && unsigned < MOST_UNITS
            && variables.get(STORAGE + "." + column + "." + row).isPresent()
        ? OptionalLong.of(unit * unsigned)
        : OptionalLong.empty();
  }

  private long number(String oid) {
    return variables.get(oid).map(v -> v.number().orElse(0)).orElse(0L);
  }

  private void processors(Subject host) {
    var processors =
        variables.column(DEVICE + ".2").entrySet().stream()
            .filter(row -> row.getValue().text().equals(PROCESSOR))
            .toList();
    if (processors.isEmpty()) {
      return;
    }
    var first = processors.getFirst();
    int exchange = first.getValue().exchange();
    findings.whole(host, "hw.cpu.logical_count", OptionalLong.of(processors.size()), exchange);
    variables
        .get(DEVICE + ".3." + first.getKey())
        .map(v -> BEFORE_MODEL.matcher(v.line()).replaceFirst(""))
        .filter(model -> !model.isEmpty() && !model.startsWith("Unknown"))
        .ifPresent(model -> findings.said(host, "hw.cpu.model", model, exchange));
  }
}
