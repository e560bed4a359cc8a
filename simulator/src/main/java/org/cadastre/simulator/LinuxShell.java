package org.cadastre.simulator;

import java.util.Locale;
import java.util.stream.Collectors;
import org.cadastre.core.evidence.Answer;
import org.cadastre.simulator.Sheet.Row;

/// The shell of a Linux server of the estate, which answers from its sheet.
///
/// It knows a question by the label in its first line (`# dmi`), not by the commands that follow:
/// those may change as long as their output keeps its form.
final class LinuxShell implements Shell {
  private static final String LABEL = "# ";

  private final Sheet sheet;

  LinuxShell(Sheet sheet) {
    this.sheet = sheet;
  }

  @Override
  public Answer answer(String question) {
    var first = question.lines().findFirst().orElse("");
    return first.startsWith(LABEL) ? labelled(first.substring(LABEL.length())) : Shell.notFound();
  }

  private Answer labelled(String label) {
    return switch (label) {
      case "system" -> said(system());
      case "os-release" -> said(named("os-release"));
      case "release-files" -> said(named("release-files"));
      case "virtualization" -> said(virtualization());
      case "dmi" -> said(new LinuxHardware(sheet).dmi());
      case "cpu" -> said(new LinuxHardware(sheet).cpu());
      case "memory" -> said("MemTotal:       %8s kB\n".formatted(linux("memory")));
      case "disks" -> said(new LinuxHardware(sheet).disks());
      case "interfaces" -> said(new LinuxNetwork(sheet).addresses());
      case "interface-details" -> said(new LinuxNetwork(sheet).details());
      case "sockets" -> said(new LinuxNetwork(sheet).sockets());
      case "processes" -> said(new LinuxPrograms(sheet).processes());
      case "connections" -> said(new LinuxPrograms(sheet).connections());
      case "services" -> said(new LinuxPrograms(sheet).services());
      case "users" -> said(new LinuxPrograms(sheet).users());
      case "configuration" -> said(new LinuxPrograms(sheet).configuration());
      case "packages dpkg", "packages rpm", "packages apk" -> packages(label.substring(9));
      case "jobs" -> said(new LinuxUpkeep(sheet).jobs());
      case "mounts" -> said(new LinuxUpkeep(sheet).mounts());
      case "network" -> said(new LinuxUpkeep(sheet).network());
      case "certificates" -> said(new LinuxUpkeep(sheet).certificates());
      case "file-systems" -> said(fileSystems());
      default -> Shell.notFound();
    };
  }

  private static Answer said(String output) {
    return new Answer.Said(output, 0, true);
  }

  private String linux(String key) {
    return sheet.value("linux", key);
  }

  private String named(String section) {
    return sheet.rows(section).stream()
        .map(row -> row.key() + "=" + row.cell(1) + "\n")
        .collect(Collectors.joining());
  }

  private String system() {
    long hundredths = Long.parseLong(sheet.value("system", "uptime"));
    return "Linux %s %s %s\nuid=990\nmachine-id=%s\nuptime=%d.%02d\n"
        .formatted(
            linux("hostname"),
            linux("kernel"),
            linux("arch"),
            linux("machine-id"),
            hundredths / 100,
            hundredths % 100);
  }

  /// Empty where there is no systemd to ask.
  private String virtualization() {
    var kind = linux("virtualization");
    return kind.isEmpty() ? "" : "container=none\nvm=" + kind + "\n";
  }

  private Answer packages(String manager) {
    if (!manager.equals(linux("packages"))) {
      return Shell.notFound();
    }
    var form = form(manager);
    return said(
        sheet.rows("packages").stream()
            .sorted((one, other) -> one.key().compareTo(other.key()))
            .map(form::line)
            .collect(Collectors.joining()));
  }

  private interface Form {
    String line(Row row);
  }

  private static Form form(String manager) {
    return switch (manager) {
      case "rpm" -> LinuxShell::rpm;
      case "apk" -> row -> "P:%s\nV:%s\nA:%s\n".formatted(row.key(), row.cell(1), row.cell(2));
      default -> row -> "%s\t%s\t%s\tii \n".formatted(row.key(), row.cell(1), row.cell(2));
    };
  }

  private static String rpm(Row row) {
    var version = row.cell(1);
    int colon = version.indexOf(':');
    int dash = version.lastIndexOf('-');
    return "%s\t%s\t%s\t%s\t%s\n"
        .formatted(
            row.key(),
            colon < 0 ? "(none)" : version.substring(0, colon),
            version.substring(colon + 1, dash),
            version.substring(dash + 1),
            row.cell(2));
  }

  private String fileSystems() {
    var out = new StringBuilder();
    out.append("Filesystem Type 1024-blocks Used Available Capacity Mounted on\n");
    out.append("tmpfs tmpfs 401896 1028 400868 1% /run\n");
    for (var row : sheet.rows("filesystems")) {
      long size = Long.parseLong(row.cell(3));
      long used = Long.parseLong(row.cell(4));
      out.append(
          String.format(
              Locale.ROOT,
              "%s %s %d %d %d %d%% %s\n",
              row.cell(1),
              row.cell(2),
              size,
              used,
              size - used,
              used * 100 / size,
              row.key()));
    }
    return out.toString();
  }
}
