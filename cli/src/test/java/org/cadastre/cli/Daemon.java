package org.cadastre.cli;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;

/// A real daemon of the system on a loopback port, for as long as a test needs it.
record Daemon(Process process, int port) implements AutoCloseable {
  private static final Path SNMPD = Path.of("/usr/sbin/snmpd");
  private static final Path SSHD = Path.of("/usr/sbin/sshd");
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(15);

  /// @param more lines for its configuration
  static Daemon snmpd(Path directory, String... more) throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(SNMPD), "snmpd is not installed (Debian: apt install snmpd)");
    Files.createDirectories(directory);
    int port;
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var config = directory.resolve("snmpd.conf");
    Files.writeString(
        config, "agentAddress udp:127.0.0.1:%d\n%s\n".formatted(port, String.join("\n", more)));
    var builder =
        new ProcessBuilder(
            SNMPD.toString(),
            "-f",
            "-Lf",
            directory.resolve("log").toString(),
            "-C",
            "-c",
            config.toString(),
            "-p",
            directory.resolve("pid").toString());
    builder.environment().put("SNMP_PERSISTENT_DIR", directory.toString());
    return started(builder, port, directory.resolve("pid"));
  }

  /// An SSH server that lets this test's user in with the key in `directory/key`.
  static Daemon sshd(Path directory) throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(SSHD), "sshd is not installed (Debian: apt install openssh-server)");
    Files.createDirectories(directory);
    keygen(directory.resolve("host_key"));
    keygen(directory.resolve("key"));
    Files.copy(directory.resolve("key.pub"), directory.resolve("authorized_keys"));
    var separation = Path.of("/run/sshd");
    if (Files.isWritable(Path.of("/run"))) {
      Files.createDirectories(separation);
    }
    Assumptions.assumeTrue(
        Files.isDirectory(separation), "sshd needs /run/sshd, which is not there");
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    return sshd(directory, port);
  }

  /// The same server again, on the same port, with whatever host key is there now.
  static Daemon sshd(Path directory, int port) throws IOException {
    var config = directory.resolve("sshd_config");
    Files.writeString(
        config,
        """
        ListenAddress 127.0.0.1
        Port %d
        HostKey %s
        AuthorizedKeysFile %s
        PidFile none
        UsePAM no
        StrictModes no
        PermitRootLogin prohibit-password
        PasswordAuthentication no
        """
            .formatted(port, directory.resolve("host_key"), directory.resolve("authorized_keys")));
    var builder = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", config.toString());
    builder.redirectError(directory.resolve("log").toFile());
    var process = builder.start();
    await(process, () -> connects(port));
    return new Daemon(process, port);
  }

  static void keygen(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(Path.of(file + ".pub"));
    var command =
        List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", file.toString());
    try {
      if (new ProcessBuilder(command).start().waitFor() != 0) {
        throw new IOException("ssh-keygen failed");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static Daemon started(ProcessBuilder builder, int port, Path sign) throws IOException {
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    var process = builder.start();
    await(process, () -> Files.exists(sign));
    return new Daemon(process, port);
  }

  private interface Sign {
    boolean seen() throws IOException;
  }

  private static void await(Process process, Sign sign) throws IOException {
    long deadline = System.nanoTime() + PATIENCE;
    while (!sign.seen()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IOException("the daemon did not start: " + process.info());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static boolean connects(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
