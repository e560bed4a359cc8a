package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.Vocabulary;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Secret;
import org.cadastre.simulator.Shell;
import org.cadastre.simulator.SimulatedSshServer;
import org.cadastre.simulator.SshKeys;
import org.cadastre.simulator.SshLogin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The connector and the probe against a server that is not OpenSSH's and takes passwords.
class SimulatedServerTest {
  private final SshConnector connector = new SshConnector();
  private final AtomicInteger asked = new AtomicInteger();
  private final Shell recorded = Shell.of(Answers.server().transcript());
  private SimulatedSshServer server;

  @BeforeEach
  void start() {
    server =
        SimulatedSshServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            SshKeys.generate(),
            List.of(SshLogin.password("scan", "correct horse")),
            question -> {
              asked.incrementAndGet();
              return recorded.answer(question);
            });
  }

  @AfterEach
  void stop() {
    connector.close();
    server.close();
  }

  private Contact contact(String... passwords) throws InterruptedException {
    List<Credential> credentials =
        List.of(passwords).stream()
            .<Credential>map(p -> new Credential.SshPassword(p, "scan", Secret.of(p)))
            .toList();
    return connector.contact(
        new Endpoint("ssh", "127.0.0.1", server.address().getPort()),
        new Access(credentials, KnownHosts.ANY, Limits.USUAL));
  }

  @Test
  void what_a_server_said_once_it_says_again() throws Exception {
    var contact = contact("correct horse");

    assertThat(contact).isInstanceOf(Contact.Opened.class);
    try (var session = new Recording(((Contact.Opened) contact).session())) {
      var probe = new SshProbe(Knowledge.of(List.of()), Vocabulary.of(Map.of()));
      probe.question(session);
      var recorded = Answers.server().transcript().exchanges();
      assertThat(session.transcript().exchanges().subList(2, session.exchanges().size()))
          .isEqualTo(recorded.subList(1, recorded.size()));
    }
  }

  @Test
  void the_credential_that_was_accepted_is_named() throws Exception {
    assertThat(contact("wrong", "correct horse"))
        .isInstanceOfSatisfying(
            Contact.Opened.class,
            opened -> assertThat(opened.credential()).isEqualTo("correct horse"));
  }

  @Test
  void no_more_than_three_passwords_are_tried() throws Exception {
    var contact = contact("one", "two", "three", "correct horse");

    assertThat(contact)
        .isEqualTo(
            new Contact.Failed(
                Outcome.DENIED,
                true,
                "ssh credential 'one' (user scan) was refused; "
                    + "ssh credential 'two' (user scan) was refused; "
                    + "ssh credential 'three' (user scan) was refused"));
    assertThat(asked).hasValue(0);
  }
}
