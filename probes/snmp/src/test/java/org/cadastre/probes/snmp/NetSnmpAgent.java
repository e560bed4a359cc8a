package org.cadastre.probes.snmp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.probe.Contact;

/// Debian's snmpd, on loopback with a configuration of its own.
final class NetSnmpAgent implements AutoCloseable {
  private static final Path SNMPD = Path.of("/usr/sbin/snmpd");
  private static final int PATIENCE_SECONDS = 10;

  private final Process process;
  private final Endpoint endpoint;

  private NetSnmpAgent(Process process, Endpoint endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /// Skips the test where snmpd is not installed.
  static NetSnmpAgent start(Path directory, String configuration)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(SNMPD), "skipped: " + SNMPD + " is not installed");
    int port;
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var file = directory.resolve("snmpd.conf");
    Files.writeString(file, configuration);
    var builder =
        new ProcessBuilder(
            SNMPD.toString(),
            "-f",
            "-Lf",
            directory.resolve("log").toString(),
            "-C",
            "-c",
            file.toString(),
            "-I",
            "-smux",
            "udp:127.0.0.1:" + port);
    builder.environment().put("SNMP_PERSISTENT_DIR", directory.toString());
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("out").toFile());
    var agent = new NetSnmpAgent(builder.start(), new Endpoint("snmp", "127.0.0.1", port));
    agent.awaitFirstAnswer();
    return agent;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  private void awaitFirstAnswer() throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      var contact = Dial.contact(endpoint, Dial.access(Dial.BRIEF, Dial.PUBLIC));
      if (contact instanceof Contact.Opened) {
        return;
      }
    }
    throw new IllegalStateException("snmpd did not start");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
