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
import java.util.function.Predicate;
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

  @TempDir private Path directory = Path.of("");
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private Home home = new Home(Path.of(""));
  private Daemon daemon = daemon();
  private String token = "";

  private Cadastre cadastre() {
    return new Cadastre(home, CONFIG, CLOCK);
  }

  private Daemon daemon() {
    var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new Daemon(
        this::cadastre, new Daemon.Terms(anywhere, Duration.ZERO), CLOCK, events::add);
  }

  private Event await(String what) throws InterruptedException {
    while (true) {
      var event = events.poll(PATIENCE, TimeUnit.SECONDS);
      assertThat(event).as("waiting for '%s'", what).isNotNull();
      if (event != null && event.what().equals(what)) {
        return event;
      }
    }
  }

  private String ask(String method, String path, String body)
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

  /// A home with a scan that takes minutes, and an operator.
  private void aHome(int port) throws IOException {
    home = new Home(directory.resolve("home"));
    Files.createDirectories(home.directory());
    Files.writeString(
        home.settings(),
        """
        scan: {at_once: 1, first_answer: 1s}
        scans:
          quiet: {targets: [127.79.4.1-250], probes: [snmp], ports: {snmp: %d}}
        """
            .formatted(port));
    cadastre().init();
    var identities = new Identities(cadastre());
    identities.add("ops", "correct horse battery", Set.of(Role.OPERATOR), WORD);
    token = identities.make("ci", "ops", Set.of(), Duration.ofDays(1), WORD).text();
    daemon = daemon();
  }

  @Test
  void aScanIsBegunAndStoppedByTheServerInTheNameOfWhoAsked() throws Exception {
    try (var silent = new DatagramSocket(0, InetAddress.getByName("127.79.4.1"))) {
      silent.setSoTimeout(60_000);
      aHome(silent.getLocalPort());
      var serving =
          new FutureTask<>(() -> {
            daemon.serve();
            return true;
          });
      Thread.ofPlatform().start(serving);
      await("serving");
      try {
        beginAndStop(silent);
      } finally {
        daemon.stop();
        assertThat(serving.get(PATIENCE, TimeUnit.SECONDS)).isTrue();
      }
    }
    assertThat(cadastre().runs().getFirst().status()).isEqualTo(RunStatus.INTERRUPTED);
    assertThat(cadastre().audit().acts())
        .anyMatch(by("token:ci", Act.ScansStopped.class))
        .anyMatch(by("token:ci", Act.ScansAllowed.class));
    assertThat(cadastre().audit().verify(-1, null).damage()).isEmpty();
  }

  private static Predicate<Act.Signed> by(String actor, Class<? extends Act> act) {
    return signed -> signed.actor().equals(actor) && act.isInstance(signed.act());
  }

  private void beginAndStop(DatagramSocket silent) throws Exception {
    assertThat(ask("POST", "/v1/scans/quiet", ""))
        .startsWith("202 ")
        .contains("\"scan\":\"quiet\"");
    assertThat(await("scan begins").details()).containsEntry("actor", "token:ci");
    silent.receive(new DatagramPacket(new byte[1500], 1500));
    assertThat(ask("POST", "/v1/scans/quiet", "")).startsWith("409 ").contains("another scan runs");
    assertThat(ask("GET", "/v1/runs?limit=1", ""))
        .contains("\"status\":\"running\"", "\"what\":\"quiet (by token:ci)\"");
    assertThat(ask("POST", "/v1/stop-all", "{\"reason\": \"ticket 9\"}"))
        .as(events::toString)
        .startsWith("200 ")
        .contains("\"actor\":\"token:ci\"");
    assertThat(await("scan ended").details()).containsEntry("status", "interrupted");
    assertThat(ask("POST", "/v1/scans/quiet", ""))
        .startsWith("409 ")
        .contains("all scans are stopped");
    assertThat(ask("DELETE", "/v1/stop-all", "")).startsWith("200 ");
    assertThat(ask("GET", "/v1/stop-all", "")).contains("\"stopped\":false");
  }
}
