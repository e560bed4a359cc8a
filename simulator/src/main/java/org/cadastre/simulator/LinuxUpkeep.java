package org.cadastre.simulator;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadastre.simulator.Sheet.Row;

/// What keeps a simulated Linux server going: its jobs, mounts, certificates and what it relies on
/// in its network.
final class LinuxUpkeep {
  private static final int LINE = 64;
  private static final String CRONTAB_OF = "crontab of ";

  private final Sheet sheet;

  LinuxUpkeep(Sheet sheet) {
    this.sheet = sheet;
  }

  /// The tables of cron, then the timers where there is systemd.
  String jobs() {
    var tables = sheet.rows("jobs").stream().map(LinuxUpkeep::job).collect(Collectors.joining());
    var timers = sheet.rows("timers");
    return timers.isEmpty()
        ? tables
        : timers.stream()
            .map(row -> "- - - - %s %s\n".formatted(row.key(), row.cell(1)))
            .collect(Collectors.joining("", tables + "section=timers\n", ""));
  }

  /// Tables of users have no column for the user.
  private static String job(Row row) {
    var table = row.cell(1);
    return table.startsWith(CRONTAB_OF)
        ? "user=%s\n%s %s\n\n"
            .formatted(table.substring(CRONTAB_OF.length()), row.cell(2), row.cell(4))
        : "file=%s\n%s %s %s\n\n".formatted(table, row.cell(2), row.cell(3), row.cell(4));
  }

  /// `/proc/mounts`
  String mounts() {
    var local =
        sheet.rows("filesystems").stream()
            .map(row -> "%s %s %s rw,relatime\n".formatted(row.cell(1), row.key(), row.cell(2)));
    var remote =
        sheet.rows("mounts").stream()
            .map(
                row -> "%s %s %s %s\n".formatted(row.cell(1), row.key(), row.cell(2), row.cell(3)));
    return Stream.concat(local, remote).collect(Collectors.joining());
  }

  /// Resolvers and the way out.
  String network() {
    var gateway = sheet.value("network", "gateway");
    var port =
        Port.of(sheet).stream()
            .filter(each -> !each.type().equals("loopback") && !each.addresses().isEmpty())
            .map(Port::name)
            .findFirst()
            .orElse("eth0");
    var route = gateway.isEmpty() ? "" : "default via %s dev %s\n".formatted(gateway, port);
    return sheet.rows("network").stream()
        .filter(row -> !row.key().equals("gateway"))
        .map(row -> row.key() + "=" + row.cell(1) + "\n")
        .collect(Collectors.joining("", "", route));
  }

  String certificates() {
    return sheet.rows("certificates").stream()
        .map(LinuxUpkeep::certificate)
        .collect(Collectors.joining());
  }

  private static String certificate(Row row) {
    var text = new StringBuilder("file=" + row.key() + "\n-----BEGIN CERTIFICATE-----\n");
    var body = row.cell(1);
    for (int at = 0; at < body.length(); at += LINE) {
      text.append(body, at, Math.min(at + LINE, body.length())).append('\n');
    }
    return text.append("-----END CERTIFICATE-----\n").toString();
  }
}
