package org.cadastre.simulator;

import java.util.Comparator;
import java.util.stream.Collectors;
import org.cadastre.simulator.Sheet.Row;

/// What `ip addr`, sysfs and `ss` of a simulated Linux server say.
final class LinuxNetwork {
  private final Sheet sheet;

  LinuxNetwork(Sheet sheet) {
    this.sheet = sheet;
  }

  /// `ip addr`
  String addresses() {
    return Port.of(sheet).stream().map(LinuxNetwork::addresses).collect(Collectors.joining());
  }

  private static String addresses(Port port) {
    boolean loopback = port.type().equals("loopback");
    var kind = loopback ? "LOOPBACK" : "BROADCAST,MULTICAST";
    var flags = kind + (port.isUp() ? ",UP,LOWER_UP" : ",NO-CARRIER,UP");
    var state = loopback ? "UNKNOWN" : port.isUp() ? "UP" : "DOWN";
    var link =
        loopback
            ? "loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00"
            : "ether " + port.mac() + " brd ff:ff:ff:ff:ff:ff";
    var head =
        "%d: %s: <%s> mtu %d qdisc noqueue state %s group default qlen 1000\n    link/%s\n"
            .formatted(port.index(), port.name(), flags, port.mtu(), state, link);
    return port.addresses().stream()
        .map(address -> address(address, port.name(), loopback))
        .collect(Collectors.joining("", head, ""));
  }

  private static String address(String address, String port, boolean loopback) {
    boolean version6 = address.contains(":");
    var scope = loopback ? "host" : address.startsWith("fe80") ? "link" : "global";
    return "    %s %s scope %s%s\n       valid_lft forever preferred_lft forever\n"
        .formatted(
            version6 ? "inet6" : "inet", address, scope, version6 ? " noprefixroute" : " " + port);
  }

  /// What the question reads from `/sys/class/net`; virtio knows no speed.
  String details() {
    boolean guest = sheet.value("dmi", "sys_vendor").equals("QEMU");
    return Port.of(sheet).stream()
        .sorted(Comparator.comparing(Port::name))
        .map(port -> details(port, guest))
        .collect(Collectors.joining());
  }

  private static String details(Port port, boolean guest) {
    boolean knowsSpeed = port.isUp() && port.megabits() > 0 && !guest;
    var speed = " speed=" + (knowsSpeed ? port.megabits() : -1) + "\n";
    return port.name()
        + switch (port.type()) {
          case "loopback" -> "\n";
          case "ethernet" -> " device=yes" + speed;
          case "bridge" ->
              " bridge=yes" + (port.name().startsWith("br") ? " uplink=yes" : "") + speed;
          default -> speed;
        };
  }

  /// `ss -H -lntup`; whose sockets they are shows only to those who may know.
  String sockets() {
    boolean privileged = sheet.value("linux", "privileged").equals("yes");
    return sheet.rows("sockets").stream()
        .map(row -> socket(row, privileged))
        .collect(Collectors.joining());
  }

  private static String socket(Row row, boolean privileged) {
    int colon = row.key().indexOf(':');
    var protocol = row.key().substring(0, colon);
    var local = row.key().substring(colon + 1);
    var line =
        "%-5s %s 0      %-6d %22s %18s"
            .formatted(
                protocol,
                protocol.equals("tcp") ? "LISTEN" : "UNCONN",
                protocol.equals("tcp") ? 511 : 0,
                local,
                local.startsWith("[") ? "[::]:*" : "0.0.0.0:*");
    int pid = LinuxPrograms.pid(row.cell(1));
    return line
        + (privileged ? "    users:((\"%s\",pid=%d,fd=6))\n".formatted(row.cell(1), pid) : "\n");
  }
}
