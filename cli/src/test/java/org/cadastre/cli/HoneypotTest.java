package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.SshServer;
import org.cadastre.simulator.SshKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers that want to be told secrets, at every address of a network. How many are contacted says
/// the system property `cadastre.honeypots`: the length of the network's prefix (22: 1,022 hosts).
class HoneypotTest {
  private static final int PREFIX = Integer.getInteger("cadastre.honeypots", 29);
  private static final int HOSTS = (1 << (32 - PREFIX)) - 2;
  private static final String NETWORK = "127.78.0.0/" + PREFIX;
  private static final String CANARY = "canary-password-4c1d";

  @TempDir private Path directory = Path.of("");

  private Cli cli() throws IOException {
    var cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("init").exit()).isZero();
    return cli;
  }

  private void add(Cli cli, String name, String kind, String scope, String... more)
      throws IOException {
    var secret = Files.writeString(directory.resolve("secret"), CANARY + "\n");
    var arguments =
        new ArrayList<>(List.of("credential", "add", name, "--kind", kind, "--scope", scope));
    if (!kind.equals("ssh-key")) {
      arguments.addAll(List.of("--secret-from", "file:" + secret));
    }
    arguments.addAll(List.of(more));
    var ran = cli.run(arguments.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  private static Cli.Ran scan(Cli cli, String... more) {
    var all = new ArrayList<>(List.of("scan", "run", "--targets", NETWORK, "-o", "json"));
    all.addAll(List.of(more));
    return cli.run(all.toArray(String[]::new));
  }

  /// Every other host's key is another one than is pinned; the rest have none pinned.
  @Test
  void aServerWhoseKeyIsUnknownOrChangedGetsNoSecret() throws IOException {
    try (var pot = new SshPot()) {
      var cli = cli();
      add(cli, "password", "ssh-password", "127.0.0.0/8", "--user", "root");
      var key =
          Files.writeString(directory.resolve("key"), SshKeys.openSshText(SshKeys.generate()));
      add(cli, "key", "ssh-key", "127.0.0.0/8", "--user", "admin", "--key", key.toString());
      pin(cli, pot.port(), SshKeys.generate());

      var ran = scan(cli, "--probes", "ssh", "--ports", "ssh=" + pot.port());

      assertThat(ran.exit()).as(ran.err()).isEqualTo(3);
      assertThat(pot.contacts).hasValueGreaterThanOrEqualTo(HOSTS);
      assertThat(pot.received).isEmpty();
      assertThat(ran.out()).contains("key").doesNotContain(CANARY);
      assertThat(cli.run("audit", "uses").exit()).isEqualTo(4);

      var pinned =
          cli.run(
              "probe",
              "ssh",
              "127.78.3.9",
              "--ports",
              "ssh=" + pot.port(),
              "--credential",
              "password",
              "--host-keys",
              "pin-on-first-use");
      assertThat(pinned.exit()).as(pinned.err()).isNotZero();
      assertThat(pot.received).as("it would have heard").contains(CANARY);
      assertThat(cli.run("audit", "uses").out())
          .contains("used", "refused", "password", "ssh:127.78.3.9:");
    }
  }

  private static void pin(Cli cli, int port, KeyPair other) throws IOException {
    var lines = new StringBuilder();
    var key = PublicKeyEntry.toString(other.getPublic());
    for (int host = 0; host < HOSTS + 2; host += 2) {
      lines.append("[127.78.%d.%d]:%d %s%n".formatted(host / 256, host % 256, port, key));
    }
    Files.writeString(cli.home().resolve("known_hosts"), lines);
  }

  @Test
  void anAgentOutsideEveryScopeGetsNoSecret() throws IOException {
    try (var pot = new SnmpPot()) {
      var cli = cli();
      Files.writeString(cli.home().resolve("settings.yaml"), "scan: {first_answer: 300ms}\n");
      add(cli, "community", "snmp-v2c", "10.99.0.0/16");
      add(cli, "user", "snmp-v3", "10.99.0.0/16", "--user", "canary-user");
      var port = "snmp=" + pot.port();

      scan(cli, "--probes", "snmp", "--ports", port);
      assertThat(pot.packets).hasValueGreaterThanOrEqualTo(HOSTS);
      int public1 = pot.packets.get();
      var named = scan(cli, "--probes", "snmp", "--ports", port, "--credential", "community");

      assertThat(named.exit()).as(named.err()).isNotZero();
      assertThat(pot.packets).as("nothing was sent").hasValue(public1);
      assertThat(pot.received).noneMatch(packet -> packet.contains("canary"));
      assertThat(cli.run("audit", "uses").exit()).isEqualTo(4);

      add(cli, "inside", "snmp-v2c", "127.78.0.0/16");
      cli.run("probe", "snmp", "127.78.0.1", "--ports", port, "--credential", "inside");
      assertThat(pot.received).as("it would have heard").anyMatch(p -> p.contains(CANARY));
      assertThat(cli.run("audit", "uses").out()).contains("inside", "snmp:127.78.0.1:");
    }
  }

  /// Refuses every login, and remembers what it was offered.
  private static final class SshPot implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();
    private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger contacts = new AtomicInteger();

    SshPot() throws IOException {
      server.setHost("0.0.0.0");
      server.setKeyPairProvider(KeyPairProvider.wrap(SshKeys.generate()));
      server.setPasswordAuthenticator((_, password, _) -> !received.add(password));
      server.setPublickeyAuthenticator((user, _, _) -> !received.add("a key of " + user));
      server.addSessionListener(
          new SessionListener() {
            @Override
            public void sessionEstablished(Session session) {
              contacts.incrementAndGet();
            }
          });
      server.start();
    }

    int port() {
      return server.getPort();
    }

    @Override
    public void close() throws IOException {
      server.stop(true);
    }
  }

  /// Never answers, and remembers what it was sent.
  private static final class SnmpPot implements AutoCloseable {
    private final DatagramSocket socket;
    private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger packets = new AtomicInteger();

    SnmpPot() throws IOException {
      socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0));
      Thread.ofPlatform().daemon().start(this::listen);
    }

    private void listen() {
      var packet = new DatagramPacket(new byte[2_048], 2_048);
      while (!socket.isClosed()) {
        try {
          socket.receive(packet);
          received.add(
              new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1));
          packets.incrementAndGet();
        } catch (IOException _) {
          // Closed: the test has ended.
        }
      }
    }

    int port() {
      return socket.getLocalPort();
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
