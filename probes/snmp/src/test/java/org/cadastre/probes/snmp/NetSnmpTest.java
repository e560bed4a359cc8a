package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against a real agent, as Debian ships it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NetSnmpTest {
  private static final String CONFIGURATION =
      """
      rocommunity public 127.0.0.1
      rocommunity public@20 127.0.0.1
      sysName stone-1
      sysLocation Rack 7
      createUser sha256 SHA-256 "authentication1" AES "privacy-one"
      createUser sha512 SHA-512 "authentication2" AES-256 "privacy-two"
      createUser sha1 SHA "authentication3" AES-192 "privacy-three"
      createUser plain SHA-384 "authentication4"
      createUser cisco SHA "authentication5" AES-256-C "privacy-five"
      rouser cisco priv
      rouser sha256 priv
      rouser sha512 priv
      rouser sha1 priv
      rouser plain auth
      """;

  private static final Map<String, List<String>> SECRETS =
      Map.of(
          "sha256", List.of("authentication1", "privacy-one"),
          "sha512", List.of("authentication2", "privacy-two"),
          "sha1", List.of("authentication3", "privacy-three"),
          "plain", List.of("authentication4"),
          "cisco", List.of("authentication5", "privacy-five"),
          "nobody", List.of("authentication1", "privacy-one"));

  private @Nullable NetSnmpAgent agent;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException, InterruptedException {
    agent = NetSnmpAgent.start(directory, CONFIGURATION);
  }

  @AfterAll
  void stop() {
    if (agent != null) {
      agent.close();
    }
  }

  @Test
  void answersToVersion2c() throws InterruptedException {
    assertThat(sysName(Dial.access(Dial.BRIEF, Dial.PUBLIC))).isEqualTo("stone-1");
  }

  @Test
  void answersToVersion1WhateverItDoesNotKnow() throws InterruptedException {
    var access = Dial.access(Dial.BRIEF, new Credential.SnmpV1("old", Secret.of("public")));
    try (var connector = new SnmpConnector();
        var session = Dial.opened(connector.contact(agent().endpoint(), access))) {
      var get = session.ask(new Question("get", "1.3.6.1.2.1.1.5.0\n1.3.6.1.2.1.33.1.1.1.0"));
      assertThat(get).isEqualTo(new Answer.Said("1.3.6.1.2.1.1.5.0|4|stone-1", 0, true));
      var walk = Dial.said(session.ask(new Question("walk", "1.3.6.1.2.1.1\n1.3.6.1.2.1.2.2.1.2")));
      assertThat(walk.succeeded()).isTrue();
      assertThat(walk.text()).contains("1.3.6.1.2.1.1.6.0|4|Rack 7", "|4|lo");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sha256, SHA-256, AES-128",
    "sha512, SHA-512, AES-256",
    "sha1, SHA-1, AES-192",
    "plain, SHA-384, AES-128",
    "cisco, SHA-1, AES-256-3DES",
    "sha256, auto, auto",
    "sha512, auto, auto",
    "sha1, auto, auto",
    "plain, auto, auto"
  })
  void answersToVersion3(String user, String authentication, String privacy)
      throws InterruptedException {
    var secrets = SECRETS.getOrDefault(user, List.of());
    var credential =
        credential(
            user,
            authentication,
            secrets.getFirst(),
            privacy,
            secrets.size() > 1 ? secrets.getLast() : null);
    assertThat(sysName(Dial.access(Dial.BRIEF, credential))).isEqualTo("stone-1");
  }

  @Test
  void walksTheSameInEveryVersion() throws InterruptedException {
    var v3 = credential("sha256", "SHA-256", "authentication1", "AES-128", "privacy-one");
    var root = "1.3.6.1.2.1.1\n1.3.6.1.2.1.2.2.1.2\n1.3.6.1.2.1.2.2.1.3";
    var answers = new TreeSet<String>();
    for (var credential : List.of(Dial.PUBLIC, v3)) {
      try (var connector = new SnmpConnector();
          var session =
              Dial.opened(
                  connector.contact(agent().endpoint(), Dial.access(Dial.BRIEF, credential)))) {
        var said = Dial.said(session.ask(new Question("walk", root)));
        assertThat(said.succeeded()).isTrue();
        answers.add(Pattern.compile("\\|67\\|\\d+").matcher(said.text()).replaceAll("|67|"));
      }
    }
    assertThat(answers).hasSize(1);
  }

  @Test
  void isAskedInTheContextOfAVlan() throws InterruptedException {
    try (var connector = new SnmpConnector();
        var session =
            Dial.opened(
                connector.contact(agent().endpoint(), Dial.access(Dial.BRIEF, Dial.PUBLIC)))) {
      var there = Dial.said(session.ask(new Question("walk@20", "1.3.6.1.2.1.1.5")));
      assertThat(there.text()).isEqualTo("1.3.6.1.2.1.1.5.0|4|stone-1");
      var nowhere = session.ask(new Question("walk@30", "1.3.6.1.2.1.1.5"));
      assertThat(nowhere).isInstanceOf(Answer.Silent.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2"})
  void tellsAtOnceWhichTablesItHas(int version) throws InterruptedException {
    var credential = version == 1 ? new Credential.SnmpV1("old", Secret.of("public")) : Dial.PUBLIC;
    try (var connector = new SnmpConnector();
        var session =
            Dial.opened(
                connector.contact(agent().endpoint(), Dial.access(Dial.BRIEF, credential)))) {
      var said =
          Dial.said(
              session.ask(
                  new Question(
                      "peek", "1.3.6.1.2.1.2.2.1\n1.3.6.1.2.1.17.7\n1.3.6.1.9\n1.3.6.1.2.1.1.5")));
      assertThat(said.complete()).isTrue();
      assertThat(said.text().lines())
          .hasSize(2)
          .anyMatch(line -> line.startsWith("1.3.6.1.2.1.2.2.1.1."))
          .contains("1.3.6.1.2.1.1.5.0|4|stone-1");
    }
  }

  @Test
  void isToldThatTheUserIsUnknown() throws InterruptedException {
    var nobody = credential("nobody", "SHA-256", "authentication1", "AES-128", "privacy-one");
    var failed = Dial.refused(agent().endpoint(), Dial.access(Dial.BRIEF, nobody));
    assertThat(failed.outcome()).isEqualTo(Outcome.DENIED);
    assertThat(failed.alive()).isTrue();
    assertThat(failed.reason()).contains("user nobody unknown to the agent");
  }

  @ParameterizedTest
  @CsvSource({"SHA-256, wrong-secret", "SHA-512, authentication1", "auto, wrong-secret"})
  void isToldThatTheAuthenticationIsWrong(String protocol, String secret)
      throws InterruptedException {
    var wrong = credential("sha256", protocol, secret, "AES-128", "privacy-one");
    var failed = Dial.refused(agent().endpoint(), Dial.access(Dial.BRIEF, wrong));
    assertThat(failed.outcome()).isEqualTo(Outcome.DENIED);
    assertThat(failed.reason())
        .contains("wrong authentication secret or protocol")
        .doesNotContain(secret);
  }

  @Test
  void isNotCalledDownWhenThePrivacySecretIsWrong() throws InterruptedException {
    var wrong = credential("sha256", "SHA-256", "authentication1", "AES-128", "wrong-secret");
    var failed = Dial.refused(agent().endpoint(), Dial.access(Dial.BRIEF, wrong));
    assertThat(failed.outcome()).isIn(Outcome.TIMED_OUT, Outcome.DENIED);
    assertThat(failed.alive()).isTrue();
    assertThat(failed.reason()).contains("privacy secret or protocol");
  }

  private String sysName(Access access) throws InterruptedException {
    try (var connector = new SnmpConnector();
        var session = Dial.opened(connector.contact(agent().endpoint(), access))) {
      var said = Dial.said(session.ask(new Question("get", "1.3.6.1.2.1.1.5.0")));
      return said.text().substring(said.text().lastIndexOf('|') + 1);
    }
  }

  private NetSnmpAgent agent() {
    if (agent == null) {
      throw new IllegalStateException("snmpd is not running");
    }
    return agent;
  }

  private static Credential credential(
      String user,
      String authProtocol,
      String authentication,
      String privacyProtocol,
      @Nullable String privacy) {
    return new Credential.SnmpV3(
        "vault-" + user,
        user,
        authProtocol,
        Secret.of(authentication),
        privacyProtocol,
        privacy == null ? null : Secret.of(privacy));
  }
}
