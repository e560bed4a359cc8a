package org.cadastre.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.settings.ServerSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Whom the server lets in, and whom it does not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorsTest {
  private static final Word WORD = new Word("test", "a test");

  private final List<OpenDoors> opened = new ArrayList<>();

  private OpenDoors doors() {
    return opened.getFirst();
  }

  @BeforeAll
  void open(@TempDir Path directory) {
    opened.add(new OpenDoors(directory, false));
  }

  @AfterAll
  void close() {
    opened.forEach(OpenDoors::close);
  }

  private String whoami(String shown) throws Exception {
    return doors().whoami(shown);
  }

  @Test
  void aTokenEndsWhenItIsRevokedOrExpiredOrItsUserIsShutOut() throws Exception {
    var identities = doors().identities();
    identities.add("ann", OpenDoors.PASSWORD, Set.of(Role.OPERATOR, Role.AUDITOR), WORD);
    var narrow = "Bearer " + doors().token("narrow", "ann", Set.of(Role.AUDITOR));
    var whole = "Bearer " + doors().token("whole", "ann", Set.of());
    assertThat(whoami(narrow)).contains("[\"auditor\"]");
    assertThat(whoami(whole)).contains("[\"operator\",\"auditor\"]");
    assertThat(identities.lastUses()).containsKeys("narrow", "whole");
    identities.roles("ann", Set.of(Role.OPERATOR), WORD);
    assertThat(whoami(narrow)).contains("\"roles\":[]");
    identities.disable("ann", WORD);
    assertThat(whoami(whole)).startsWith("401");
    assertThat(whoami(OpenDoors.basic("ann", OpenDoors.PASSWORD))).startsWith("401");
    identities.enable("ann", WORD);
    assertThat(whoami(whole)).startsWith("200");
    identities.revoke("whole", WORD);
    assertThat(whoami(whole)).startsWith("401");
    var before = doors().now;
    doors().now = before.plus(Duration.ofDays(30));
    assertThat(whoami(narrow)).startsWith("401");
    doors().now = before;
    assertThat(whoami("Bearer cadastre_" + "0".repeat(49))).startsWith("401");
  }

  @Test
  void aUseThatCannotBeNotedKeepsNoTokenOut() throws Exception {
    var viewer = doors().bearer(Role.VIEWER);
    var uses = doors().home().tokenUses();
    for (var damage : List.of("x\n", "the-viewer-token=\u00ff\n", "x".repeat(2_000_000))) {
      Files.writeString(uses, damage, StandardCharsets.ISO_8859_1);
      assertThat(whoami(viewer)).startsWith("200");
      assertThat(doors().identities().lastUses()).containsOnlyKeys("the-viewer-token");
    }
    Files.delete(uses);
    Files.createDirectory(uses);
    assertThat(whoami(viewer)).startsWith("200");
    Files.delete(uses);
  }

  @Test
  void guessingIsMadeSlowAndAsSlowForAUserThatThereIsNot() throws Exception {
    doors().identities().add("victim", OpenDoors.PASSWORD, Set.of(Role.VIEWER), WORD);
    for (var name : List.of("victim", "nobody-such")) {
      for (int i = 0; i < 10; i++) {
        assertThat(whoami(OpenDoors.basic(name, "guess " + i))).startsWith("401");
      }
      var answer = doors().ask("GET", "/v1/whoami", OpenDoors.basic(name, OpenDoors.PASSWORD));
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }
    assertThat(whoami(doors().bearer(Role.VIEWER))).startsWith("200");
    doors().now = doors().now.plusSeconds(2);
    assertThat(whoami(OpenDoors.basic("victim", OpenDoors.PASSWORD))).startsWith("200");
  }

  @Test
  void othersThanThisMachineAreNotAskedForPasswordsByPlainHttp() throws Exception {
    var everywhere = InetAddress.getByName("0.0.0.0");
    assertThatThrownBy(() -> doors().doors(new ServerSettings(true, null, null), everywhere))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("server.tls");
  }

  @Test
  void onThisMachineTheMetricsAreOpenUnlessTheSettingsSayOtherwise() throws Exception {
    assertThat(doors().ask("GET", "/metrics", null).body()).contains("cadastre_scans_running");
  }

  @Test
  void whatIsTooLargeOrNotJsonOrUnknownIsRefusedAsAProblem() throws Exception {
    var operator = doors().bearer(Role.OPERATOR);
    var tooLong = "Bearer " + "x".repeat(30_000);
    assertThat(doors().ask("GET", "/v1/whoami", tooLong).statusCode()).isEqualTo(431);
    assertThat(doors().ask("GET", "/v2", null).statusCode()).isEqualTo(404);
    assertThat(doors().ask("PUT", "/v1/stop-all", operator).headers().firstValue("Allow"))
        .contains("GET, POST, DELETE");
    assertThat(doors().ask("POST", "/v1/scans/nowhere", operator).statusCode()).isEqualTo(404);
    assertThat(post(operator, "text/plain", "{}")).startsWith("415 application/problem+json");
    assertThat(post(operator, "application/json", "{\"reason\": 1}"))
        .startsWith("422")
        .contains("'reason' is no text");
    assertThat(post(operator, "application/json", "{\"reason\"")).startsWith("422");
    assertThat(post(operator, "application/json", "x".repeat(20_000))).startsWith("413");
    assertThat(post(operator, "application/json", "{\"reason\": \"ticket 9\"}"))
        .startsWith("200 application/json")
        .contains("\"reason\":\"ticket 9\"");
    assertThat(post(operator, "application/json", "")).startsWith("409");
    doors().desk.lift(WORD);
  }

  @Test
  void aTextWithHalfACharacterIsRefused() throws Exception {
    var operator = doors().bearer(Role.OPERATOR);
    for (var half : List.of("x\\ud800y", "\\udc00", "\\udc00\\ud800", "\\ud83d")) {
      var body = "{\"reason\": \"%s\"}".formatted(half);
      assertThat(post(operator, "application/json", body))
          .startsWith("422")
          .contains("'reason' holds half a character");
    }
    assertThat(post(operator, "application/json", "{\"reason\": \"\\ud83d\\ude00\"}"))
        .startsWith("200")
        .contains("\ud83d\ude00");
    doors().desk.lift(WORD);
  }

  @Test
  void aStoreThatIsAwayIsSaidAndIsNoFaultOfOurs() throws Exception {
    var operator = doors().bearer(Role.OPERATOR);
    doors().desk.trouble = Optional.of("the database of the test is away");
    try {
      for (var what : List.of("GET /v1/runs", "POST /v1/stop-all")) {
        var words = what.split(" ", -1);
        var answer = doors().ask(words[0], words[1], operator);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("the database of the test is away");
        assertThat(answer.headers().firstValue("Retry-After")).contains("30");
      }
    } finally {
      doors().desk.trouble = Optional.empty();
    }
  }

  private String post(String shown, String type, String body) throws Exception {
    var request =
        HttpRequest.newBuilder()
            .header("Authorization", shown)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body));
    var answer = doors().send(request, "/v1/stop-all");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    return answer.statusCode()
        + " "
        + answer.headers().firstValue("Content-Type").orElse("")
        + " "
        + answer.body();
  }

  @Test
  void aPageOfAnotherSiteHasNothingDone() throws Exception {
    var request =
        HttpRequest.newBuilder()
            .header("Authorization", doors().basic(Role.ADMIN))
            .header("Sec-Fetch-Site", "cross-site")
            .POST(BodyPublishers.noBody());
    assertThat(doors().send(request, "/v1/scans/office").statusCode()).isEqualTo(403);
  }

  @Test
  void whatIsRefusedOrChangesSomethingIsToldWithoutWhatWasShown() throws Exception {
    doors().told.clear();
    var secret = OpenDoors.basic("the-viewer", "not the password");
    doors().ask("GET", "/v1/runs", secret);
    doors().ask("GET", "/v1/runs", doors().bearer(Role.VIEWER));
    doors().ask("POST", "/v1/scans/office", doors().bearer(Role.VIEWER));
    doors().ask("POST", "/v1/scans/office", doors().bearer(Role.OPERATOR));
    assertThat(doors().told).hasSize(3);
    assertThat(doors().told.get(0)).contains("WARNING request refused", "nobody", "401");
    assertThat(doors().told.get(1)).contains("token:the-viewer-token", "403");
    assertThat(doors().told.get(2))
        .contains("INFO request done", "token:the-operator-token", "/v1/scans/office", "202");
    assertThat(String.join("\n", doors().told))
        .doesNotContain("not the password", secret.substring(6), doors().bearer(Role.VIEWER));
  }

  @Test
  void noLibraryLogsWhatWasShownEvenWhenItTellsAllItCan() throws Exception {
    var logged = new CopyOnWriteArrayList<String>();
    var root = Logger.getLogger("");
    var server = Logger.getLogger("com.sun.net.httpserver");
    var handler = recording(logged);
    root.addHandler(handler);
    root.setLevel(Level.ALL);
    server.setLevel(Level.ALL);
    try {
      whoami(doors().basic(Role.AUDITOR));
      whoami(doors().bearer(Role.AUDITOR));
      whoami(doors().oidc(Role.AUDITOR));
    } finally {
      root.removeHandler(handler);
      root.setLevel(Level.INFO);
      server.setLevel(null);
    }
    assertThat(String.join("", logged)).contains("/v1/whoami");
    for (var shown :
        List.of(
            OpenDoors.PASSWORD,
            doors().basic(Role.AUDITOR).substring(6),
            doors().bearer(Role.AUDITOR).substring(7),
            doors().oidc(Role.AUDITOR).substring(7))) {
      assertThat(String.join("", logged)).doesNotContain(shown);
    }
  }

  private static Handler recording(List<String> into) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        into.add(new SimpleFormatter().format(line));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
