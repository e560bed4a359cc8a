package org.cadastre.probes.ssh;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Secret;
import org.jspecify.annotations.Nullable;

/// OpenSSH's own server on a free loopback port, with keys and configuration of its own.
final class RealSshd implements AutoCloseable {
  private static final Path SSHD = Path.of("/usr/sbin/sshd");
  private static final Path PRIVILEGE_SEPARATION = Path.of("/run/sshd");

  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final Process process;
  private final Endpoint endpoint;
  private final Path home;
  private @Nullable Thread reader;

  private RealSshd(Process process, Endpoint endpoint, Path home) {
    this.process = process;
    this.endpoint = endpoint;
    this.home = home;
  }

  static RealSshd start(Path home) throws IOException, InterruptedException {
    return start(home, "");
  }

  /// Skips the test where there is no OpenSSH, or nobody may start it.
  ///
  /// @param more lines of configuration
  static RealSshd start(Path home, String more) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(SSHD), "skipped: OpenSSH's server is not installed");
    assumeTrue(mayStart(), "skipped: /run/sshd does not exist and cannot be made");
    for (var type : List.of("ed25519", "ecdsa", "rsa")) {
      run(
          "ssh-keygen",
          "-q",
          "-t",
          type,
          "-b",
          bits(type),
          "-N",
          "",
          "-f",
          home.resolve("host_" + type).toString());
    }
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", home.resolve("user").toString());
    run(
        "ssh-keygen",
        "-q",
        "-t",
        "rsa",
        "-b",
        "2048",
        "-m",
        "PEM",
        "-N",
        "horse staple",
        "-f",
        home.resolve("locked").toString());
    Files.writeString(
        home.resolve("authorized_keys"),
        Files.readString(home.resolve("user.pub")) + Files.readString(home.resolve("locked.pub")));
    int port = freePort();
    Files.writeString(home.resolve("sshd_config"), config(home, port) + more + "\n");
    var process =
        new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", home + "/sshd_config")
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .start();
    var sshd = new RealSshd(process, new Endpoint("ssh", "127.0.0.1", port), home);
    sshd.awaitListening();
    return sshd;
  }

  private static String bits(String type) {
    return type.equals("rsa") ? "2048" : "256";
  }

  private static boolean mayStart() {
    try {
      Files.createDirectories(PRIVILEGE_SEPARATION);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static String config(Path home, int port) {
    return """
    Port %d
    ListenAddress 127.0.0.1
    HostKey %s/host_ed25519
    HostKey %s/host_ecdsa
    HostKey %s/host_rsa
    AuthorizedKeysFile %s/authorized_keys
    PidFile none
    StrictModes no
    PasswordAuthentication no
    KbdInteractiveAuthentication no
    PermitRootLogin yes
    LogLevel VERBOSE
    """
        .formatted(port, home, home, home, home);
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(process.waitFor() == 0, () -> "skipped: " + command[0] + " failed: " + said);
  }

  private void note(String line, CountDownLatch listening) {
    log.add(line);
    if (line.contains("Server listening")) {
      listening.countDown();
    }
  }

  private void awaitListening() throws InterruptedException {
    var listening = new CountDownLatch(1);
    reader =
        Thread.ofVirtual()
            .start(() -> {
              try {
                process.inputReader().lines().forEach(line -> note(line, listening));
              } catch (UncheckedIOException _) {
                // The server was stopped while we read.
              } finally {
                listening.countDown();
              }
            });
    listening.await();
    assumeTrue(process.isAlive(), "skipped: OpenSSH's server does not start here");
  }

  /// Stops it and hands out what it logged.
  String stop() throws InterruptedException {
    process.toHandle().destroy();
    if (reader != null) {
      reader.join();
    }
    return String.join("\n", log);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Credential userKey() throws IOException {
    return key("user", null);
  }

  Credential lockedKey(String passphrase) throws IOException {
    return key("locked", passphrase);
  }

  private Credential key(String name, @Nullable String passphrase) throws IOException {
    return new Credential.SshKey(
        name,
        System.getProperty("user.name"),
        Secret.of(Files.readString(home.resolve(name))),
        passphrase == null ? null : Secret.of(passphrase));
  }

  String fingerprint(String type) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                "ssh-keygen", "-l", "-f", home.resolve("host_" + type + ".pub").toString())
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .split(" ", -1)[1];
  }

  @Override
  public void close() {
    process.destroy();
  }
}
