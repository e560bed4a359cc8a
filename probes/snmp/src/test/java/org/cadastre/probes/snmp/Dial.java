package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.HostKeys;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Secret;
import org.cadastre.core.probe.Session;

/// Opens sessions for tests.
final class Dial {
  static final Credential PUBLIC = new Credential.SnmpV2c("public", Secret.of("public"));

  static final Limits BRIEF =
      new Limits(
          Duration.ofMillis(400),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          1024 * 1024,
          4 * 1024 * 1024);

  private static final HostKeys NO_HOST_KEYS =
      new HostKeys() {
        @Override
        public Trust judge(Endpoint endpoint, PublicKey key) {
          return new Trust.Unknown("");
        }

        @Override
        public List<String> knownTypes(Endpoint endpoint) {
          return List.of();
        }
      };

  private Dial() {}

  static Access access(Limits limits, Credential... credentials) {
    return new Access(List.of(credentials), NO_HOST_KEYS, limits);
  }

  static Contact contact(Endpoint endpoint, Access access) throws InterruptedException {
    try (var connector = new SnmpConnector()) {
      return connector.contact(endpoint, access);
    }
  }

  static Contact.Failed refused(Endpoint endpoint, Access access) throws InterruptedException {
    var contact = contact(endpoint, access);
    assertThat(contact).isInstanceOf(Contact.Failed.class);
    return (Contact.Failed) contact;
  }

  static Answer ask(ScriptedAgent agent, Limits limits, String verb, String text)
      throws InterruptedException {
    try (var connector = new SnmpConnector();
        var session = opened(connector.contact(agent.endpoint(), access(limits, PUBLIC)))) {
      return session.ask(new Question(verb, text));
    }
  }

  static Session opened(Contact contact) {
    assertThat(contact).isInstanceOf(Contact.Opened.class);
    return ((Contact.Opened) contact).session();
  }

  static Answer.Said said(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Said.class);
    return (Answer.Said) answer;
  }
}
