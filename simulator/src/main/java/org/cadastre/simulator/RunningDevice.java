package org.cadastre.simulator;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A device of the estate while it runs: an agent, and for servers an SSH server beside it.
final class RunningDevice implements AutoCloseable {
  private static final String NETWORK = "127.42.0.";

  private final String name;
  private final Sheet sheet;
  private final SimulatedAgent agent;
  private @Nullable SimulatedSshServer ssh;

  /// What all devices of the estate have in common.
  record Surroundings(
      int snmpPort, int sshPort, SnmpAccess access, SshLogin login, SshThreads threads) {}

  private RunningDevice(String name, Sheet sheet, SimulatedAgent agent) {
    this.name = name;
    this.sheet = sheet;
    this.agent = agent;
  }

  /// @throws java.io.UncheckedIOException when one of its ports is taken; then none is held
  static RunningDevice start(String name, Sheet sheet, Surroundings surroundings) {
    var address = address(sheet);
    var agent =
        SimulatedAgent.start(
            new InetSocketAddress(address, surroundings.snmpPort()),
            Mib.of(SnmpSheet.lines(sheet).stream()),
            surroundings.access());
    var device = new RunningDevice(name, sheet, agent);
    try {
      device.ssh = device.isServer() ? ssh(address, sheet, surroundings) : null;
      return device;
    } catch (UncheckedIOException e) {
      agent.close();
      throw e;
    }
  }

  private static SimulatedSshServer ssh(String address, Sheet sheet, Surroundings surroundings) {
    boolean locked = sheet.value("device", "locked").equals("yes");
    return SimulatedSshServer.start(
        new InetSocketAddress(address, surroundings.sshPort()),
        SshKeys.generate(),
        locked ? List.of() : List.of(surroundings.login()),
        new LinuxShell(sheet),
        surroundings.threads());
  }

  static String address(Sheet sheet) {
    return NETWORK + sheet.value("device", "address");
  }

  private boolean isServer() {
    return !sheet.rows("linux").isEmpty();
  }

  SimulatedDevice description() {
    var protocols = new ArrayList<>(List.of("snmp"));
    if (isServer()) {
      protocols.add("ssh");
    }
    return new SimulatedDevice(name, address(sheet), protocols);
  }

  /// Becomes what its sheet says it is at the second scan.
  void drift() {
    var later = sheet.drifted();
    if (later.value("device", "silent").equals("yes")) {
      close();
      return;
    }
    agent.play(Mib.of(SnmpSheet.lines(later).stream()));
    if (ssh != null) {
      ssh.play(new LinuxShell(later));
    }
  }

  @Override
  public void close() {
    agent.close();
    if (ssh != null) {
      ssh.close();
      ssh = null;
    }
  }
}
