package org.cadastre.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cadastre.runtime.Stewardship.Word;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The same matrix at the server's doors: every role against everything that can be asked for
/// there, with a password, a token and a provider's word.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsAtTheDoorsTest {
  private static final Map<String, Operation> ASKED =
      Map.of(
          "GET /metrics", Operation.READ,
          "GET /v1/runs", Operation.READ,
          "GET /v1/stop-all", Operation.READ,
          "POST /v1/scans/office", Operation.SCAN,
          "POST /v1/stop-all", Operation.STOP_SCANS,
          "DELETE /v1/stop-all", Operation.STOP_SCANS);

  private final List<OpenDoors> opened = new ArrayList<>();

  private OpenDoors doors() {
    return opened.getFirst();
  }

  @BeforeAll
  void open(@TempDir Path directory) {
    opened.add(new OpenDoors(directory, true));
  }

  @AfterAll
  void close() {
    opened.forEach(OpenDoors::close);
  }

  static Stream<Arguments> matrix() {
    return Arrays.stream(Role.values())
        .flatMap(role -> ASKED.keySet().stream().sorted().map(what -> Arguments.of(role, what)));
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void aRoleMayHaveDoneWhatItIsThereForAndNothingElse(Role role, String what) throws Exception {
    var operation = ASKED.getOrDefault(what, Operation.MAINTAIN);
    boolean may = RightsTest.MAY.getOrDefault(role, Set.of()).contains(operation);
    for (var shown : List.of(doors().basic(role), doors().bearer(role), doors().oidc(role))) {
      doors().desk.lift(new Word("test", ""));
      var answer = ask(what, shown);
      if (may) {
        assertThat(answer).startsWith("20");
      } else {
        assertThat(answer)
            .startsWith("403 ")
            .contains("may not " + operation.word(), "is " + role.word());
      }
    }
  }

  private String ask(String what, @Nullable String shown) throws IOException, InterruptedException {
    var words = what.split(" ", -1);
    var answer = doors().ask(words[0], words[1], shown);
    return answer.statusCode() + " " + answer.body();
  }

  @Test
  void theMatrixIsAsLargeAsItShouldBe() {
    assertThat(matrix()).hasSize(36);
  }

  @Test
  void whoShowsNothingIsAskedForItAndTheProbesOfAWatchmanAreNot() throws Exception {
    for (var what : ASKED.keySet()) {
      assertThat(ask(what, null)).startsWith("401 ");
    }
    assertThat(ask("GET /v1/whoami", null)).startsWith("401 ");
    assertThat(ask("GET /health", null)).isEqualTo("200 alive\n");
    assertThat(ask("GET /ready", null)).isEqualTo("200 ready\n");
  }

  @Test
  void whyItIsNotReadyIsToldToWhoIsKnownAlone() throws Exception {
    var why = "no connection to db.example.net for /srv/cadastre";
    doors().desk.trouble = Optional.of(why);
    doors().told.clear();
    try {
      assertThat(ask("GET /ready", null)).isEqualTo("503 not ready\n");
      assertThat(ask("GET /ready", OpenDoors.basic("the-viewer", "a guess")))
          .startsWith("401 ")
          .doesNotContain("db.example.net");
      assertThat(ask("GET /ready", doors().bearer(Role.VIEWER))).isEqualTo("503 " + why + "\n");
      assertThat(doors().told).singleElement().asString().contains("request refused", "401");
    } finally {
      doors().desk.trouble = Optional.empty();
    }
    assertThat(ask("GET /ready", doors().bearer(Role.VIEWER))).isEqualTo("200 ready\n");
  }

  @Test
  void everybodyIsOnRecordUnderTheNameThatTheyCameInBy() throws Exception {
    assertThat(ask("GET /v1/whoami", doors().basic(Role.AUDITOR)))
        .contains("\"name\":\"user:the-auditor\",\"roles\":[\"auditor\"]");
    assertThat(ask("GET /v1/whoami", doors().bearer(Role.VIEWER)))
        .contains("\"name\":\"token:the-viewer-token\"");
    assertThat(ask("GET /v1/whoami", doors().oidc(Role.OPERATOR)))
        .contains("\"name\":\"oidc:jo@example.net\"");
    assertThat(ask("POST /v1/scans/office", doors().bearer(Role.AUTOMATION)))
        .contains("202", "r2 token:the-automation-token");
    assertThat(ask("POST /v1/stop-all", doors().oidc(Role.OPERATOR)))
        .contains("\"actor\":\"oidc:jo@example.net\"");
  }
}
