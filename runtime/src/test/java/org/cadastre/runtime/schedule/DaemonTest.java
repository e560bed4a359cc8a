package org.cadastre.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cadastre.core.schedule.Misfire;
import org.cadastre.core.schedule.Schedule;
import org.cadastre.core.schedule.Timing;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.Stewardship.Word;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The daemon on a real home, with a clock of the test's own.
class DaemonTest {
  private static final Path CONFIG = Path.of(System.getProperty("cadastre.config", "config"));
  private static final Instant BEGIN = Instant.parse("2020-11-21T10:00:00Z");
  private static final Word WORD = new Word("jdoe", "a test");
  private static final long PATIENCE = 40;

  @TempDir private Path directory = Path.of("");
  private volatile Instant now = BEGIN;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private Home home = new Home(Path.of(""));
  private Daemon daemon = daemon();
  private FutureTask<Boolean> serving = new FutureTask<>(() -> true);

  private Cadastre cadastre() {
    return new Cadastre(home, CONFIG, () -> now);
  }

  private Daemon daemon() {
    var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new Daemon(
        this::cadastre, new Daemon.Terms(anywhere, Duration.ZERO), () -> now, events::add);
  }

  @BeforeEach
  void aHome() throws IOException {
    home = new Home(directory.resolve("home"));
    Files.createDirectories(home.directory());
    Files.writeString(
        home.settings(),
        """
        scan: {first_answer: 200ms}
        scans:
          nobody: {targets: [127.79.2.1], probes: [snmp], ports: {snmp: 9}}
        """);
    cadastre().init();
    daemon = daemon();
  }

  private void serve() {
    serving =
        new FutureTask<>(() -> {
          daemon.serve();
          return true;
        });
    Thread.ofPlatform().start(serving);
  }

  @AfterEach
  void stop() throws Exception {
    if (daemon.port() != 0) {
      daemon.stop();
      assertThat(serving.get(PATIENCE, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void hourly(String name, Misfire misfire) {
    cadastre()
        .schedules()
        .add(
            new Schedule(
                name,
                "nobody",
                new Timing.Every(Duration.ofHours(1)),
                List.of(),
                ZoneId.of("UTC"),
                Duration.ZERO,
                misfire,
                "",
                false,
                now),
            WORD);
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

  private String get(String path) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var uri = URI.create("http://127.0.0.1:%d%s".formatted(daemon.port(), path));
      var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    }
  }

  @Test
  void whatPassedWhileNobodyServedIsRunOnceAndNotAgain() throws Exception {
    hourly("nightly", Misfire.RUN_ONCE);
    now = BEGIN.plus(Duration.ofMinutes(270));
    serve();
    assertThat(await("missed").details()).containsEntry("times", "4");
    assertThat(await("scan begins").details())
        .containsEntry("schedule", "nightly")
        .containsEntry("due", "2020-11-21T14:00:00Z");
    await("scan ended");
    assertThat(get("/ready")).startsWith("200");
    assertThat(get("/metrics"))
        .contains("cadastre_schedule_missed_total{schedule=\"nightly\"} 4.0")
        .contains("cadastre_schedules_active 1.0");
    stop();
    assertThat(cadastre().runs()).hasSize(1);
    assertThat(cadastre().runs().getFirst().what()).contains("schedule nightly, due 2020-11-21T14");
    assertThat(new Firings(home.firings()).last("nightly"))
        .contains(Instant.parse("2020-11-21T14:00:00Z"));
  }

  @Test
  void aScheduleThatIsAddedWhileItServesIsTakenUpAndRunsWhenItIsDue() throws Exception {
    serve();
    await("serving");
    hourly("late", Misfire.SKIP);
    assertThat(await("schedules read").details()).containsEntry("count", "1");
    now = BEGIN.plus(Duration.ofHours(1));
    // The alarm was set by the real clock for an hour that has passed long ago.
    assertThat(await("scan begins").details()).containsEntry("due", "2020-11-21T11:00:00Z");
    await("scan ended");
  }

  @Test
  void aClockThatJumpsTenYearsAheadRunsItOnceAndBackAgainItGoesOn() throws Exception {
    var begin = BEGIN.minus(Duration.ofDays(3_653));
    now = begin;
    hourly("nightly", Misfire.RUN_ONCE);
    now = BEGIN;
    serve();
    assertThat(await("missed").details()).containsEntry("times", "1000");
    await("scan ended");
    now = begin.plus(Duration.ofMinutes(30));
    assertThat(await("the clock was ahead").details()).containsEntry("schedule", "nightly");
    assertThat(events).noneMatch(event -> event.what().equals("scan begins"));
    now = begin.plus(Duration.ofMinutes(61));
    await("scan failed: nobody");
    stop();
    assertThat(cadastre().runs()).hasSize(1);
  }

  @Test
  void whileScansAreStoppedNothingBegins() throws Exception {
    hourly("nightly", Misfire.RUN_ONCE);
    cadastre().stop().stop(WORD);
    now = BEGIN.plus(Duration.ofMinutes(90));
    serve();
    await("schedules read");
    cadastre().stop().lift(WORD);
    await("scan begins");
    await("scan ended");
    stop();
    assertThat(cadastre().runs()).hasSize(1);
  }

  @Test
  void aHomeIsServedOnce() throws Exception {
    serve();
    await("serving");
    assertThatThrownBy(() -> daemon().serve())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("served by another process");
  }

  @Test
  void onlyTheThreePagesAreToldAndSettingsThatAreWrongAreNotReady() throws Exception {
    serve();
    await("serving");
    assertThat(get("/health")).isEqualTo("200 alive\n");
    assertThat(get("/health/x")).startsWith("404");
    assertThat(get("/metrics/../x")).startsWith("404");
    Files.writeString(home.settings(), "scans: [\n");
    await("schedules cannot be read");
    assertThat(get("/ready")).startsWith("503");
  }
}
