package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Daemons of homes that share a database.
class ServeInPostgresTest {
  private static final String SCANS =
      "scans:\n  nobody: {targets: [127.79.4.1], probes: [snmp], ports: {snmp: 9}}\n";

  @TempDir private Path directory = Path.of("");

  private Cli home(PostgresHomes homes, String name) throws Exception {
    var cli = new Cli(directory.resolve(name));
    homes.settle(cli.home(), "postgres", "postgres");
    var settings = cli.home().resolve("settings.yaml");
    Files.writeString(settings, Files.readString(settings) + SCANS);
    return cli;
  }

  @Test
  void oneLeadsAndWhenItIsKilledTheOtherTakesOverWithinThirtySeconds() throws Exception {
    try (var homes = PostgresHomes.start()) {
      var one = home(homes, "one");
      var other = home(homes, "other");
      assertThat(one.run("init").exit()).isZero();
      var oneLog = directory.resolve("one.log");
      var otherLog = directory.resolve("other.log");
      var first = one.process(oneLog, "serve", "--listen", "127.0.0.1:0");
      Process second = null;
      try {
        ServeTest.await(oneLog, "runs the schedules");
        second = other.process(otherLog, "serve", "--listen", "127.0.0.1:0");
        ServeTest.await(otherLog, "\"serving\"");
        var added = other.run("schedule", "add", "m", "--cron", "* * * * *", "--scan", "nobody");
        assertThat(added).as(added.toString()).extracting(Cli.Ran::exit).isEqualTo(0);
        ServeTest.await(oneLog, "schedules read\",\"count\":\"1\"");
        ServeTest.await(otherLog, "schedules read\",\"count\":\"1\"");
        assertThat(otherLog).content().doesNotContain("runs the schedules");

        first.destroyForcibly();
        long killed = System.nanoTime();
        ServeTest.await(otherLog, "runs the schedules");
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(30));
        ServeTest.await(otherLog, "scan ended");
        assertThat(one.run("scan", "stop-all", "--reason", "from the other home").exit()).isZero();
        assertThat(other.run("scan", "run", "nobody").err()).contains("from the other home");
      } finally {
        first.destroyForcibly();
        if (second != null) {
          second.destroyForcibly();
          second.waitFor();
        }
      }
    }
  }

  @Test
  void aScanThatIsAskedForAtADoorIsPublishedToAllNodes() throws Exception {
    try (var homes = PostgresHomes.start();
        var client = HttpClient.newHttpClient()) {
      var one = home(homes, "one");
      assertThat(one.run("init").exit()).isZero();
      var password = Files.writeString(directory.resolve("password"), "correct-horse-4711\n");
      var added =
          one.run(
              "user", "add", "ops", "--role", "operator", "--password-file", password.toString());
      assertThat(added.exit()).as(added.toString()).isZero();
      var token = one.run("token", "create", "ci", "--user", "ops").out().strip();
      var log = directory.resolve("one.log");
      var daemon = one.process(log, "serve", "--listen", "127.0.0.1:0");
      try {
        var port = ServeTest.await(log, "\"event\":\"serving\".*\"port\":\"(\\d+)\"").group(1);
        var doors = URI.create("http://127.0.0.1:%s/v1/scans/nobody".formatted(port));
        var request =
            HttpRequest.newBuilder(doors)
                .POST(BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token)
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        ServeTest.await(log, "scan ended");
        var run = one.json("scan", "list").get(0);
        assertThat(run.get("what").stringValue()).isEqualTo("nobody (by token:ci)");
        assertThat(answer.body()).contains(run.get("run").stringValue());
      } finally {
        daemon.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void whileTheServerIsAwayTheDoorsSaySoAndThatItIsNoFault() throws Exception {
    try (var homes = PostgresHomes.start();
        var client = HttpClient.newHttpClient()) {
      var one = home(homes, "one");
      assertThat(one.run("init").exit()).isZero();
      var password = Files.writeString(directory.resolve("password"), "correct-horse-4711\n");
      one.run("user", "add", "ops", "--role", "operator", "--password-file", password.toString());
      var token = one.run("token", "create", "ci", "--user", "ops").out().strip();
      var log = directory.resolve("one.log");
      var daemon = one.process(log, "serve", "--listen", "127.0.0.1:0");
      try {
        var port = ServeTest.await(log, "\"event\":\"serving\".*\"port\":\"(\\d+)\"").group(1);
        ServeTest.await(log, "runs the schedules");
        homes.server().close();
        for (var what :
            List.of(
                "GET runs",
                "POST stop-all",
                "GET stop-all",
                "DELETE stop-all",
                "POST scans/nobody")) {
          var words = what.split(" ", -1);
          var request =
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:%s/v1/%s".formatted(port, words[1])))
                  .method(words[0], BodyPublishers.noBody())
                  .header("Authorization", "Bearer " + token)
                  .build();
          var answer = client.send(request, BodyHandlers.ofString());
          assertThat(answer.statusCode()).as(what + ": " + answer.body()).isEqualTo(503);
          assertThat(answer.body()).contains("database");
        }
      } finally {
        daemon.destroyForcibly().waitFor();
      }
    }
  }
}
