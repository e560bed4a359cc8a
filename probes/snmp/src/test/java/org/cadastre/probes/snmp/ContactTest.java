package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Secret;
import org.junit.jupiter.api.Test;

final class ContactTest {
  @Test
  void isOpenedWithTheCredentialThatTheAgentTakes() throws InterruptedException {
    var mib = new MibAgent();
    var other = new Credential.SnmpV2c("other", Secret.of("other"));
    var counted =
        ScriptedAgent.start(
            (number, request) -> number <= 3 ? ScriptedAgent.SILENCE : mib.answer(number, request));
    try (counted) {
      var contact = Dial.contact(counted.endpoint(), Dial.access(Dial.BRIEF, other, Dial.PUBLIC));
      assertThat(contact).isInstanceOf(Contact.Opened.class);
      assertThat(((Contact.Opened) contact).credential()).isEqualTo("public");
    }
  }

  @Test
  void saysWhatSilenceCanMean() throws InterruptedException {
    try (var agent = ScriptedAgent.start((_, _) -> ScriptedAgent.SILENCE)) {
      var failed = Dial.refused(agent.endpoint(), Dial.access(Limits.USUAL, Dial.PUBLIC));
      assertThat(failed)
          .isEqualTo(
              new Contact.Failed(
                  Outcome.TIMED_OUT,
                  false,
                  "no answer to SNMP v2c within 2 s (credential public): no agent there, filtered,"
                      + " or another community"));
    }
  }

  @Test
  void saysThatNothingListensWhenTheHostSaysSo() throws InterruptedException, IOException {
    int free;
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    var failed =
        Dial.refused(new Endpoint("snmp", "127.0.0.1", free), Dial.access(Dial.BRIEF, Dial.PUBLIC));
    assertThat(failed.outcome()).isEqualTo(Outcome.UNREACHABLE);
    assertThat(failed.alive()).isTrue();
    assertThat(failed.reason()).contains("port unreachable");
  }

  @Test
  void tellsGarbageFromSilence() throws InterruptedException {
    try (var agent = ScriptedAgent.start((_, _) -> new byte[] {1, 2, 3, 4, 5})) {
      var failed = Dial.refused(agent.endpoint(), Dial.access(Dial.BRIEF, Dial.PUBLIC));
      assertThat(failed.outcome()).isEqualTo(Outcome.GARBLED);
      assertThat(failed.alive()).isTrue();
    }
  }

  @Test
  void doesNotListenToAnswersFromElsewhere() throws InterruptedException {
    try (var agent = ScriptedAgent.startSpeakingFromElsewhere(new MibAgent())) {
      var failed = Dial.refused(agent.endpoint(), Dial.access(Dial.BRIEF, Dial.PUBLIC));
      assertThat(failed.outcome()).isEqualTo(Outcome.TIMED_OUT);
      assertThat(failed.alive()).isFalse();
    }
  }

  @Test
  void doesNotListenToAnswersToOtherRequests() throws InterruptedException {
    var mib = new MibAgent();
    ScriptedAgent.Script guessing =
        (number, request) -> {
          request.getRequestID().setValue(request.getRequestID().getValue() ^ 1);
          return mib.answer(number, request);
        };
    try (var agent = ScriptedAgent.start(guessing)) {
      var failed = Dial.refused(agent.endpoint(), Dial.access(Dial.BRIEF, Dial.PUBLIC));
      assertThat(failed.outcome()).isEqualTo(Outcome.TIMED_OUT);
    }
  }

  @Test
  void neverAsksANameServer() throws InterruptedException {
    var failed =
        Dial.refused(
            new Endpoint("snmp", "switch.example.org", 161), Dial.access(Dial.BRIEF, Dial.PUBLIC));
    assertThat(failed.outcome()).isEqualTo(Outcome.UNREACHABLE);
  }

  @Test
  void withA24InParallelTakesAboutAsLongAsWithOneSilentAddress()
      throws InterruptedException, ExecutionException, IOException {
    int port;
    try (var socket = new DatagramSocket(0)) {
      port = socket.getLocalPort();
    }
    var agents = new ArrayList<ScriptedAgent>();
    for (int host : new int[] {7, 100, 200}) {
      var address = InetAddress.getByAddress(new byte[] {127, 7, 7, (byte) host});
      agents.add(ScriptedAgent.start(address, port, new MibAgent()));
    }
    long started = System.nanoTime();
    int opened = 0;
    try (var connector = new SnmpConnector();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var contacts = new ArrayList<Future<Contact>>();
      for (int host = 0; host < 256; host++) {
        var endpoint = new Endpoint("snmp", "127.7.7." + host, port);
        contacts.add(
            threads.submit(
                () -> connector.contact(endpoint, Dial.access(Dial.BRIEF, Dial.PUBLIC))));
      }
      for (var contact : contacts) {
        opened += contact.get() instanceof Contact.Opened ? 1 : 0;
      }
    }
    agents.forEach(ScriptedAgent::close);
    assertThat(opened).isEqualTo(3);
    assertThat(Duration.ofNanos(System.nanoTime() - started))
        .isLessThan(Dial.BRIEF.firstAnswer().plus(Duration.ofSeconds(1)));
  }
}
