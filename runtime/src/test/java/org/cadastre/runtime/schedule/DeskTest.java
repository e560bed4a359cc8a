package org.cadastre.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.runtime.access.Role;
import org.cadastre.runtime.identity.Identities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked for at a real daemon's doors is done as the command line would do it.
class DeskTest {
  private static final Path CONFIG = Path.of(System.getProperty("cadastre.config", "config"));
  private static final InstantSource CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  private static final Word WORD = new Word("test", "a test");
  private static final long PATIENCE = 60;

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  private Event await(String what) throws InterruptedException {
    while (true) {
      var event = events.poll(PATIENCE, TimeUnit.SECONDS);
      assertThat(event).as("waiting for '%s'", what).isNotNull();
      if (event != null && event.what().equals(what)) {
        return event;
      }
    }
  }

  private static String ask(Daemon daemon, String method, String path, String body, String token)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(daemon.port(), path)))
              .method(method, BodyPublishers.ofString(body))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + token)
              .build();
      var answer = client.send(request, BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    }
  }

  @Test
  void aScanIsBegunAndStoppedByTheServerInTheNameOfWhoAsked(@TempDir Path directory)
      throws Exception {
    var home = new Home(directory.resolve("home"));
    try (var silent = new DatagramSocket(0, InetAddress.getByName("127.79.4.1"))) {
      silent.setSoTimeout(60_000);
      Files.createDirectories(home.directory());
      Files.writeString(
          home.settings(),
          """
          scan: {at_once: 1, first_answer: 1s}
          scans:
            quiet: {targets: [127.79.4.1-250], probes: [snmp], ports: {snmp: %d}}
          """
              .formatted(silent.getLocalPort()));
      var cadastre = new Cadastre(home, CONFIG, CLOCK);
      cadastre.init();
      var identities = new Identities(cadastre);
      identities.add("ops", "correct horse battery", Set.of(Role.OPERATOR), WORD);
      var token = identities.make("ci", "ops", Set.of(), Duration.ofDays(1), WORD).text();
      var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var daemon =
          new Daemon(
              () -> new Cadastre(home, CONFIG, CLOCK),
              new Daemon.Terms(anywhere, Duration.ZERO),
              CLOCK,
              events::add);
      var serving =
          new FutureTask<>(() -> {
            daemon.serve();
            return true;
          });
      Thread.ofPlatform().start(serving);
      await("serving");
      try {
        var begun = ask(daemon, "POST", "/v1/scans/quiet", "", token);
        assertThat(begun).startsWith("202 ").contains("\"scan\":\"quiet\"");
        assertThat(await("scan begins").details()).containsEntry("actor", "token:ci");
        silent.receive(new DatagramPacket(new byte[1500], 1500));
        assertThat(ask(daemon, "POST", "/v1/scans/quiet", "", token))
            .startsWith("409 ")
            .contains("another scan runs");
        assertThat(ask(daemon, "GET", "/v1/runs?limit=1", "", token))
            .contains("\"status\":\"running\"", "\"what\":\"quiet (by token:ci)\"");
        assertThat(ask(daemon, "POST", "/v1/stop-all", "{\"reason\": \"ticket 9\"}", token))
            .startsWith("200 ")
            .contains("\"actor\":\"token:ci\"");
        assertThat(await("scan ended").details()).containsEntry("status", "interrupted");
        assertThat(ask(daemon, "POST", "/v1/scans/quiet", "", token))
            .startsWith("409 ")
            .contains("all scans are stopped");
        assertThat(ask(daemon, "DELETE", "/v1/stop-all", "", token)).startsWith("200 ");
        assertThat(ask(daemon, "GET", "/v1/stop-all", "", token)).contains("\"stopped\":false");
      } finally {
        daemon.stop();
        assertThat(serving.get(PATIENCE, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(cadastre.runs().getFirst().status()).isEqualTo(RunStatus.INTERRUPTED);
      assertThat(cadastre.audit().acts())
          .anyMatch(act -> act.act() instanceof Act.ScansStopped && act.actor().equals("token:ci"))
          .anyMatch(act -> act.act() instanceof Act.ScansAllowed && act.actor().equals("token:ci"));
      assertThat(cadastre.audit().verify(-1, null).damage()).isEmpty();
    }
  }
}
