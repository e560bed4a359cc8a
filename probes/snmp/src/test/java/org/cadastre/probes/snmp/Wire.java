package org.cadastre.probes.snmp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.probe.Contact;

/// Two hosts joined by a wire: network namespaces, in each of them Debian's snmpd and lldpd.
final class Wire implements AutoCloseable {
  private static final List<String> HOSTS = List.of("left", "right");
  private static final int PATIENCE_SECONDS = 10;

  private final Path directory;
  private final List<Process> daemons = new ArrayList<>();

  private Wire(Path directory) {
    this.directory = directory;
  }

  /// Skips the test where the programs are missing or namespaces may not be made.
  static Wire lay(Path directory) throws IOException, InterruptedException {
    for (var program : List.of("/usr/sbin/snmpd", "/usr/sbin/lldpd", "/usr/sbin/lldpcli")) {
      assumeTrue(Files.isExecutable(Path.of(program)), "skipped: " + program + " is not installed");
    }
    var wire = new Wire(directory);
    assumeTrue(
        wire.run("ip netns add " + namespace("left")),
        "skipped: network namespaces cannot be made here (needs root and iproute2)");
    boolean open = directory.toFile().setExecutable(true, false);
    assumeTrue(open, "skipped: the daemons cannot be let into " + directory);
    try {
      wire.build();
    } catch (IOException | RuntimeException e) {
      wire.close();
      throw e;
    }
    return wire;
  }

  private static String namespace(String host) {
    return "cadastre-" + host;
  }

  /// Under which a host's agent answers; from the range for benchmarks (RFC 2544).
  static String address(String host) {
    return "198.18.77." + (HOSTS.indexOf(host) * 4 + 2);
  }

  private void build() throws IOException, InterruptedException {
    must("ip netns add " + namespace("right"));
    must("ip link add cad-left type veth peer name cad-right");
    for (var host : HOSTS) {
      var in = " netns " + namespace(host);
      var gate = "198.18.77." + (HOSTS.indexOf(host) * 4 + 1);
      must("ip link set cad-" + host + in);
      must("ip link add cad-m" + host + " type veth peer name mgmt" + in);
      must("ip addr add " + gate + "/30 dev cad-m" + host);
      must("ip link set cad-m" + host + " up");
      must("ip -n " + namespace(host) + " link set lo up");
      must("ip -n " + namespace(host) + " addr add " + address(host) + "/30 dev mgmt");
      must("ip -n " + namespace(host) + " link set mgmt up");
      must("ip -n " + namespace(host) + " link set cad-" + host + " up");
    }
    // An LLDP daemon that starts while the other end of its wire is down may never hear it.
    for (var host : HOSTS) {
      start(host);
    }
  }

  /// The LLDP daemon looks for the agent once, when it starts.
  private static void awaitAgent(String host) throws InterruptedException {
    var endpoint = new Endpoint("snmp", address(host), 161);
    var access = Dial.access(Dial.BRIEF, Dial.PUBLIC);
    for (int i = 0; i < PATIENCE_SECONDS; i++) {
      if (Dial.contact(endpoint, access) instanceof Contact.Opened) {
        return;
      }
    }
    throw new IllegalStateException("snmpd did not start");
  }

  /// It answers before it listens to subagents.
  private static void awaitSocket(Path agentx) throws InterruptedException {
    var pause = new Semaphore(0);
    for (int i = 0; i < PATIENCE_SECONDS * 20 && Files.notExists(agentx); i++) {
      boolean _ = pause.tryAcquire(50, TimeUnit.MILLISECONDS);
    }
  }

  private void start(String host) throws IOException, InterruptedException {
    var home = Files.createDirectory(directory.resolve(host));
    var configuration = home.resolve("snmpd.conf");
    Files.writeString(
        configuration,
        """
        rocommunity public
        sysName stone-%s
        master agentx
        agentXSocket %s
        """
            .formatted(host, home.resolve("agentx")));
    daemon(
        home,
        "ip netns exec %s /usr/sbin/snmpd -f -Lf %s -C -c %s -I -smux udp:%s:161"
            .formatted(namespace(host), home.resolve("log"), configuration, address(host)));
    awaitAgent(host);
    awaitSocket(home.resolve("agentx"));
    daemon(
        home,
        "ip netns exec %s /usr/sbin/lldpd -d -x -X %s -u %s -I cad-%s"
            .formatted(
                namespace(host), home.resolve("agentx"), home.resolve("lldpd.socket"), host));
  }

  /// Lets both announce themselves at once; false while a daemon is not ready for it.
  boolean announce() throws IOException, InterruptedException {
    boolean done = true;
    for (var host : HOSTS) {
      var socket = directory.resolve(host).resolve("lldpd.socket");
      done &= run("/usr/sbin/lldpcli -u " + socket + " update");
    }
    return done;
  }

  private void daemon(Path home, String command) throws IOException {
    var builder = new ProcessBuilder(command.split(" "));
    builder.environment().put("SNMP_PERSISTENT_DIR", home.toString());
    var output = home.resolve("out").toFile();
    daemons.add(
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
            .start());
  }

  private void must(String command) throws IOException, InterruptedException {
    if (!run(command)) {
      throw new IllegalStateException("failed: " + command);
    }
  }

  private boolean run(String command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command.split(" "))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  @Override
  public void close() throws IOException {
    try {
      takeDown();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeDown() throws IOException, InterruptedException {
    for (var daemon : daemons) {
      daemon.descendants().forEach(ProcessHandle::destroy);
      daemon.destroy();
      boolean _ = daemon.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    for (var host : HOSTS) {
      boolean _ = run("ip link del cad-m" + host);
      boolean _ = run("ip netns del " + namespace(host));
    }
  }
}
