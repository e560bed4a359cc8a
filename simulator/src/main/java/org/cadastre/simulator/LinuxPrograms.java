package org.cadastre.simulator;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadastre.simulator.Sheet.Row;

/// What runs on a simulated Linux server, as `ps`, `ss`, its service manager and its configuration
/// tell it.
final class LinuxPrograms {
  private static final int FIRST_PID = 400;
  private static final int PIDS = 4_000;

  private final Sheet sheet;

  LinuxPrograms(Sheet sheet) {
    this.sheet = sheet;
  }

  /// The same wherever a program is spoken of.
  static int pid(String program) {
    return FIRST_PID + Math.floorMod(program.hashCode(), PIDS);
  }

  /// With their units where there is systemd.
  String processes() {
    boolean units = systemd();
    return sheet.rows("programs").stream()
        .map(row -> units ? withUnit(row) : plain(row))
        .collect(Collectors.joining("", "", units ? "columns=unit\n" : "columns=comm\n"));
  }

  private static String withUnit(Row row) {
    return "%7d %7d %-32s %-64s %-15s %s\n"
        .formatted(pid(row.key()), 1, row.cell(1), row.cell(2), comm(row), row.cell(3));
  }

  private static String plain(Row row) {
    return "%5d %5d %-8s %-15s %s\n"
        .formatted(pid(row.key()), 1, row.cell(1), comm(row), row.cell(3));
  }

  /// The kernel keeps fifteen letters.
  private static String comm(Row row) {
    return row.key().substring(0, Math.min(row.key().length(), 15));
  }

  /// `ss -H -ntp state established`; whose they are shows only to those who may know.
  String connections() {
    boolean privileged = sheet.value("linux", "privileged").equals("yes");
    return sheet.rows("connections").stream()
        .map(row -> connection(row, privileged))
        .collect(Collectors.joining());
  }

  private static String connection(Row row, boolean privileged) {
    var program = row.cell(2);
    var owner = privileged ? " users:((\"%s\",pid=%d,fd=11))".formatted(program, pid(program)) : "";
    return "0      0      %22s %22s%s\n".formatted(row.key(), row.cell(1), owner);
  }

  String services() {
    var services = sheet.rows("services");
    return systemd() ? units(services) : runlevels(services);
  }

  private boolean systemd() {
    return !sheet.value("linux", "packages").equals("apk");
  }

  private static String units(List<Row> services) {
    var running =
        services.stream()
            .map(row ->
                "%s.service loaded %s %s\n"
                    .formatted(
                        row.key(),
                        row.cell(1).equals("running") ? "active running" : "inactive dead",
                        row.cell(3)));
    var files =
        services.stream().map(row -> "%s.service %s enabled\n".formatted(row.key(), row.cell(2)));
    return "manager=systemd\n"
        + running.collect(Collectors.joining())
        + "section=files\n"
        + files.collect(Collectors.joining());
  }

  private static String runlevels(List<Row> services) {
    var status =
        services.stream()
            .map(row ->
                " %-60s [  %s  ]\n"
                    .formatted(row.key(), row.cell(1).equals("running") ? "started" : "stopped"));
    var levels =
        services.stream()
            .filter(row -> row.cell(2).equals("enabled"))
            .map(row -> " %20s | default\n".formatted(row.key()));
    return "manager=openrc\nRunlevel: default\n"
        + status.collect(Collectors.joining())
        + "section=runlevels\n"
        + levels.collect(Collectors.joining());
  }

  /// `/etc/passwd`, then `/etc/group`: everybody has a group of the same name.
  String users() {
    var users = sheet.rows("users");
    var accounts =
        users.stream()
            .map(row ->
                "%s:x:%s:%s::%s:%s\n"
                    .formatted(row.key(), row.cell(1), row.cell(1), row.cell(2), row.cell(3)));
    var groups = users.stream().map(row -> "%s:x:%s:\n".formatted(row.key(), row.cell(1)));
    return Stream.concat(accounts, groups).collect(Collectors.joining());
  }

  /// Of each file the directives that the question looks for.
  String configuration() {
    var text = new StringBuilder();
    for (var row : sheet.rows("configuration")) {
      text.append("software=%s\nfile=%s\n".formatted(row.cell(1), row.key()));
      row.cells().stream().skip(2).forEach(line -> text.append("    ").append(line).append('\n'));
    }
    return text.toString();
  }
}
