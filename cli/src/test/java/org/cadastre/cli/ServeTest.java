package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The daemon as a process of its own.
class ServeTest {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  @TempDir private Path directory = Path.of("");

  static Matcher await(Path log, String pattern) throws IOException {
    var wanted = Pattern.compile(pattern);
    long deadline = System.nanoTime() + PATIENCE;
    while (System.nanoTime() < deadline) {
      var matcher = wanted.matcher(Files.readString(log));
      if (matcher.find()) {
        return matcher;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    throw new AssertionError("no '" + pattern + "' in: " + Files.readString(log));
  }

  private static String get(String port, String path) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var uri = URI.create("http://127.0.0.1:" + port + path);
      var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    }
  }

  @Test
  void aDaemonRunsWhatIsDueBesideTheCommandLineAndEndsWhatRunsWhenToldTo() throws Exception {
    var cli = new Cli(directory.resolve("home"));
    try (var silent = new DatagramSocket(0, InetAddress.getByName("127.79.3.1"))) {
      silent.setSoTimeout(100_000);
      Files.createDirectories(cli.home());
      Files.writeString(
          cli.home().resolve("settings.yaml"),
          """
          scan: {at_once: 1, first_answer: 1s}
          scans:
            quiet: {targets: [127.79.3.1-250], probes: [snmp], ports: {snmp: %d}}
          """
              .formatted(silent.getLocalPort()));
      assertThat(cli.run("init").exit()).isZero();
      var log = directory.resolve("serve.log");
      var daemon = cli.process(log, "serve", "--listen", "127.0.0.1:0", "--finish-within", "1s");
      try {
        var port = await(log, "\"event\":\"serving\".*\"port\":\"(\\d+)\"").group(1);
        assertThat(get(port, "/health")).isEqualTo("200 alive\n");
        var added =
            cli.run("schedule", "add", "minutely", "--cron", "* * * * *", "--scan", "quiet");
        assertThat(added).as(added.toString()).extracting(Cli.Ran::exit).isEqualTo(0);
        await(log, "\"event\":\"schedules read\",\"count\":\"1\"");
        // Heard within a minute and not answered: the scan goes on for minutes if it is let.
        silent.receive(new DatagramPacket(new byte[1500], 1500));
        assertThat(get(port, "/metrics")).contains("cadastre_scans_running 1.0");
        assertThat(cli.run("scan", "list").out()).contains("running", "schedule minutely, due");
        assertThat(cli.run("serve", "--listen", "127.0.0.1:0").exit()).isEqualTo(4);
        daemon.destroy();
        assertThat(daemon.waitFor(60, TimeUnit.SECONDS)).isTrue();
      } finally {
        daemon.destroyForcibly();
      }
      await(log, "\"event\":\"scan ended\".*\"status\":\"interrupted\"");
      await(log, "\"event\":\"stopped\"");
    }
    assertThat(cli.run("scan", "list").out()).contains("interrupted");
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    var cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("serve", "--listen", "here").exit()).isEqualTo(2);
    assertThat(cli.run("serve", "--listen", "127.0.0.1:70000").exit()).isEqualTo(2);
  }
}
