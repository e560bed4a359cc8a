package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.Vocabulary;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.HostKeys;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Secret;
import org.cadastre.core.probe.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The connector and the probe against OpenSSH's own server.
class RealServerTest {
  private static final SshProbe PROBE =
      new SshProbe(Knowledge.of(List.of()), Vocabulary.of(Map.of()));
  private static final String USER = System.getProperty("user.name");

  private final SshConnector connector = new SshConnector();
  private RealSshd sshd;

  @BeforeEach
  void startServer(@TempDir Path home) throws Exception {
    sshd = RealSshd.start(home);
  }

  @AfterEach
  void stopServer() {
    connector.close();
    if (sshd != null) {
      sshd.close();
    }
  }

  private Contact contact(HostKeys hostKeys, Credential... credentials)
      throws InterruptedException {
    return connector.contact(
        sshd.endpoint(), new Access(List.of(credentials), hostKeys, Limits.USUAL));
  }

  private Contact.Failed failed(HostKeys hostKeys, Credential... credentials)
      throws InterruptedException {
    var contact = contact(hostKeys, credentials);
    assertThat(contact).isInstanceOf(Contact.Failed.class);
    return (Contact.Failed) contact;
  }

  private Session opened(Credential... credentials) throws InterruptedException {
    var contact = contact(KnownHosts.ANY, credentials);
    assertThat(contact).isInstanceOf(Contact.Opened.class);
    return ((Contact.Opened) contact).session();
  }

  private Transcript surveyed() throws Exception {
    try (var session = new Recording(opened(sshd.userKey()))) {
      PROBE.question(session);
      return session.transcript();
    }
  }

  @Test
  void one_connection_tells_all_that_is_asked() throws Exception {
    var transcript = surveyed();

    assertThat(transcript.exchanges()).hasSize(SshProbe.questions().size());
    assertThat(transcript.exchanges())
        .allSatisfy(e ->
            assertThat(e.answer())
                .isInstanceOfSatisfying(
                    Answer.Said.class, said -> assertThat(said.complete()).isTrue()));
    var found = Found.in(PROBE.read(transcript));
    assertThat(found.text("os.type")).isEqualTo("linux");
    assertThat(found.text("hw.cpu.logical_count")).matches("[1-9]\\d*");
    assertThat(found.text("ssh.host_key")).isEqualTo(sshd.fingerprint("ed25519"));
    assertThat(found.coverage("system")).isEqualTo(Outcome.COMPLETE);
    assertThat(found.parts("interface")).contains("lo");
    assertThat(found.parts("listening_socket")).contains("tcp:127.0.0.1:" + sshd.endpoint().port());
    assertThat(sshd.stop())
        .containsOnlyOnce("Accepted publickey")
        .containsOnlyOnce("Connection from");
  }

  @Test
  void what_it_finds_is_what_the_machine_itself_says() throws Exception {
    var found = Found.in(PROBE.read(surveyed()));

    var release = Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip();
    var memory = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D", "");
    assertThat(found.text("os.kernel_release")).isEqualTo(release);
    assertThat(found.text("hw.memory.size"))
        .isEqualTo(Long.toString(Long.parseLong(memory) * 1024));
    assertThat(found.text("host.name"))
        .isEqualTo(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
  }

  @Test
  void the_server_is_found_among_the_programs_of_its_host() throws Exception {
    var found = Found.in(PROBE.read(surveyed()));

    assumeTrue(
        found.coverage("applications") == Outcome.COMPLETE && !found.parts("process").isEmpty(),
        "skipped: whose sockets are whose is not to be seen here");
    var name = "sshd:" + sshd.endpoint().port();
    assertThat(found.parts("process")).contains(name);
    assertThat(found.text(name, "process.command")).contains("sshd");
    assertThat(found.parts("user_account")).contains("root");
  }

  @Test
  void a_session_answers_many_questions_and_more_afterwards() throws Exception {
    try (var session = opened(sshd.userKey())) {
      var answers =
          session.askAll(
              List.of(
                  new Question("run", "echo one\necho two"),
                  new Question("run", "printf 'no line feed'; exit 7"),
                  new Question("run", "cat"),
                  new Question("run", "no-such-command-anywhere"),
                  new Question("run", "echo; echo --$$ 0 end 0; echo"),
                  new Question("levitate", "up")));
      assertThat(answers.subList(0, 4))
          .containsExactly(
              new Answer.Said("one\ntwo\n", 0, true),
              new Answer.Said("no line feed", 7, true),
              new Answer.Said("", 0, true),
              new Answer.Said("", 127, true));
      assertThat(answers.get(4))
          .isInstanceOfSatisfying(
              Answer.Said.class, said -> assertThat(said.text()).matches("\n--\\d+ 0 end 0\n\n"));
      assertThat(answers.get(5)).isEqualTo(new Answer.Refused("ssh has no verb 'levitate'"));
      assertThat(session.ask(new Question("run", "echo again")))
          .isEqualTo(new Answer.Said("again\n", 0, true));
    }
  }

  @Test
  void a_password_is_not_sent_to_a_server_that_takes_none() throws Exception {
    var password = new Credential.SshPassword("guess", USER, Secret.of("hunter2"));

    var failed = failed(KnownHosts.ANY, password);

    assertThat(failed.outcome()).isEqualTo(Outcome.DENIED);
    assertThat(failed.alive()).isTrue();
    assertThat(failed.reason()).contains("'guess'", "was not sent").doesNotContain("hunter2");
    assertThat(sshd.stop()).doesNotContain("Failed password");
  }

  @Test
  void a_refused_key_is_named_and_the_next_is_tried(@TempDir Path other) throws Exception {
    var stranger = RealSshd.start(other);
    stranger.close();
    var wrong = stranger.userKey();

    var failed = failed(KnownHosts.ANY, wrong);

    assertThat(failed.outcome()).isEqualTo(Outcome.DENIED);
    assertThat(failed.reason()).isEqualTo("ssh credential 'user' (user " + USER + ") was refused");
    opened(wrong, sshd.userKey()).close();
  }

  @Test
  void a_key_of_another_user_is_tried_on_a_connection_of_its_own() throws Exception {
    var mine = (Credential.SshKey) sshd.userKey();
    var nobody = new Credential.SshKey("nobody", "no-such-user", mine.key(), null);

    var contact = contact(KnownHosts.ANY, nobody, mine);

    assertThat(contact)
        .isInstanceOfSatisfying(
            Contact.Opened.class,
            opened -> {
              assertThat(opened.credential()).isEqualTo("user");
              opened.session().close();
            });
  }

  @Test
  void a_locked_key_opens_with_its_passphrase_only() throws Exception {
    opened(sshd.lockedKey("horse staple")).close();

    var failed = failed(KnownHosts.ANY, sshd.lockedKey("donkey pin"));

    assertThat(failed.outcome()).isEqualTo(Outcome.DENIED);
    assertThat(failed.reason()).contains("'locked'", "format or passphrase");
    assertThat(failed.reason()).doesNotContain("donkey");
  }

  @Test
  void a_key_file_that_is_none_is_said_to_be_none() throws Exception {
    var garbage =
        new Credential.SshKey(
            "broken", USER, Secret.of("-----BEGIN OPENSSH PRIVATE KEY-----"), null);

    assertThat(failed(KnownHosts.ANY, garbage).reason())
        .contains("'broken'", "no private key that can be read");
  }

  @Test
  void nothing_is_sent_to_a_host_whose_key_is_not_known() throws Exception {
    var failed = failed(KnownHosts.NONE, sshd.userKey());

    assertThat(failed.outcome()).isEqualTo(Outcome.DENIED);
    assertThat(failed.alive()).isTrue();
    assertThat(failed.reason())
        .isEqualTo(
            "host key %s is not known: add it to known_hosts or scan once with --host-keys pin-on-first-use"
                .formatted(sshd.fingerprint("ed25519")));
    assertThat(sshd.stop()).doesNotContain("Accepted").doesNotContain("Failed");
  }

  @Test
  void nothing_is_sent_to_a_host_whose_key_has_changed() throws Exception {
    var failed = failed(new KnownHosts("SHA256:old", List.of()), sshd.userKey());

    assertThat(failed.outcome()).isEqualTo(Outcome.DENIED);
    assertThat(failed.reason())
        .isEqualTo(
            "host key changed: expected SHA256:old, got %s; nothing was sent. If the change is right, take the old key out of known_hosts (the home's or ~/.ssh's)"
                .formatted(sshd.fingerprint("ed25519")));
    assertThat(sshd.stop()).doesNotContain("Accepted").doesNotContain("Failed");
  }

  @Test
  void a_host_is_asked_for_the_type_of_key_that_is_known() throws Exception {
    for (var type : Map.of("ecdsa", "ecdsa-sha2-nistp256", "rsa", "ssh-rsa").entrySet()) {
      var known = new KnownHosts(sshd.fingerprint(type.getKey()), List.of(type.getValue()));
      assertThat(contact(known, sshd.userKey()))
          .as(type.getKey())
          .isInstanceOf(Contact.Opened.class);
    }
  }

  @Test
  void closing_the_connector_ends_its_sessions() throws Exception {
    var session = opened(sshd.userKey());

    connector.close();

    assertThat(session.ask(new Question("run", "echo"))).isInstanceOf(Answer.Silent.class);
    session.close();
  }

  @Test
  void without_a_credential_the_host_is_known_to_be_alive_all_the_same() throws Exception {
    var failed = failed(KnownHosts.ANY);

    assertThat(failed.outcome()).isEqualTo(Outcome.DENIED);
    assertThat(failed.alive()).isTrue();
    assertThat(failed.reason()).isEqualTo("no ssh credential is scoped to 127.0.0.1");
  }
}
