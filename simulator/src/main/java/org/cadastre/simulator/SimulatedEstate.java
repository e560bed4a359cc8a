package org.cadastre.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.simulator.RunningDevice.Surroundings;

/// A small company's network on loopback: switches, a router, a firewall, a UPS, a printer and
/// Linux servers, spoken to over real sockets.
///
/// Every device has an address of its own in `127.42.0.0/26`, and all share one SNMP and one SSH
/// port. All of 127/8 is local on Linux; elsewhere the addresses must be configured first. What
/// each device says, where its two sources disagree, and what changes with [#drift] stands in its
/// sheet.
public final class SimulatedEstate implements AutoCloseable {
  private static final String TARGETS = "127.42.0.0/26";
  private static final String USER = "cadastre";
  private static final String COMMUNITY = "cadastre-demo";
  private static final int TRIES = 5;

  private final List<RunningDevice> devices;
  private final Surroundings surroundings;
  private final SnmpUser snmpUser;
  private final KeyPair userKey;

  private SimulatedEstate(
      List<RunningDevice> devices, Surroundings surroundings, SnmpUser snmpUser, KeyPair userKey) {
    this.devices = devices;
    this.surroundings = surroundings;
    this.snmpUser = snmpUser;
    this.userKey = userKey;
  }

  /// Starts it on ports that are free.
  ///
  /// @throws UncheckedIOException when none can be had
  public static SimulatedEstate start() {
    for (int tried = 1; ; tried++) {
      try {
        return start(freeUdpPort(), freeTcpPort());
      } catch (UncheckedIOException e) {
        if (tried == TRIES) {
          throw e;
        }
      }
    }
  }

  /// Everything answers from the moment it returns.
  ///
  /// @throws UncheckedIOException when a port is taken on one of the addresses; then none is held
  public static SimulatedEstate start(int snmpPort, int sshPort) {
    var snmpUser =
        new SnmpUser(
            USER,
            SnmpUser.Digest.SHA_256,
            "demo-authentication",
            SnmpUser.Cipher.AES_128,
            "demo-privacy");
    var userKey = SshKeys.generate();
    var surroundings =
        new Surroundings(
            snmpPort,
            sshPort,
            new SnmpAccess(COMMUNITY, List.of(snmpUser)),
            SshLogin.key(USER, userKey.getPublic()),
            new SshThreads());
    return new SimulatedEstate(all(surroundings), surroundings, snmpUser, userKey);
  }

  private static List<RunningDevice> all(Surroundings surroundings) {
    var devices = new ArrayList<RunningDevice>();
    try {
      EstateSheets.read()
          .forEach((name, sheet) -> devices.add(RunningDevice.start(name, sheet, surroundings)));
      return devices;
    } catch (UncheckedIOException e) {
      devices.forEach(RunningDevice::close);
      surroundings.threads().close();
      throw e;
    }
  }

  private static int freeUdpPort() {
    try (var socket = new DatagramSocket(new InetSocketAddress(loopback(), 0))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no UDP port is free on loopback", e);
    }
  }

  private static int freeTcpPort() {
    try (var socket = new ServerSocket(0, 1, loopback())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no TCP port is free on loopback", e);
    }
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  /// What to scan, as a CIDR.
  public String targets() {
    return TARGETS;
  }

  public int snmpPort() {
    return surroundings.snmpPort();
  }

  public int sshPort() {
    return surroundings.sshPort();
  }

  /// The community of versions 1 and 2c, on every device.
  public String community() {
    return COMMUNITY;
  }

  /// The user of version 3, on every device.
  public SnmpUser snmpUser() {
    return snmpUser;
  }

  /// Whom the servers let in over SSH, with the private key.
  public String user() {
    return USER;
  }

  /// The key of [#user], made for this run: OpenSSH text without a passphrase.
  public String privateKeyPem() {
    return SshKeys.openSshText(userKey);
  }

  /// In the order of their addresses, those included that fell silent.
  public List<SimulatedDevice> devices() {
    return devices.stream().map(RunningDevice::description).toList();
  }

  /// Lets time pass between two scans: a security update here, a pulled module there, a service
  /// that nobody announced, a host that falls silent.
  public void drift() {
    devices.forEach(RunningDevice::drift);
  }

  /// Frees every port and thread.
  @Override
  public void close() {
    devices.forEach(RunningDevice::close);
    surroundings.threads().close();
  }
}
