package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptText;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.probe.Session;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/// The whole way: contact, questions, transcript, findings.
final class InventoryTest {
  private static final SnmpProbe PROBE =
      new SnmpProbe(
          Knowledge.of(
              List.of(
                  Recorded.entry(
                      "acme",
                      "1.3.6.1.4.1.99999",
                      Map.of("hw.vendor", "Acme"),
                      List.of(
                          Recorded.extract("hw.serial_number", "1.3.6.1.4.1.99999.7.0", "^(.+)$"),
                          Recorded.extract("hw.model", "1.3.6.1.4.1.99999.8.1.2.*", "^(.+)$"),
                          Recorded.extract("os.version", "sysObjectID+9.*", "^(.+)$"))))),
          Recorded.VOCABULARY);

  private static MibAgent switchOf(int ports) {
    var mib = new MibAgent();
    mib.put(Oids.SYS_OBJECT_ID, new OID("1.3.6.1.4.1.99999.1"));
    mib.put("1.3.6.1.4.1.99999.7.0", new OctetString("SN-77"));
    mib.put("1.3.6.1.4.1.99999.8.1.2.5.65", new OctetString("Model 5"));
    mib.put("1.3.6.1.4.1.99999.8.1.3.5.65", new OctetString("what follows the column"));
    mib.put("1.3.6.1.4.1.99999.1.10.0", new OctetString("what follows where there is none"));
    for (int port = 1; port <= ports; port++) {
      mib.put(Oids.IF_DESCR + "." + port, new OctetString("port" + port));
      mib.put(Oids.IF_TYPE + "." + port, new Integer32(6));
      mib.put(Oids.IF_NAME + "." + port, new OctetString("p" + port));
    }
    return mib;
  }

  @Test
  void findsWhatKnowledgeSentItFor() throws InterruptedException {
    try (var agent = ScriptedAgent.start(switchOf(52))) {
      var transcript = inventory(agent);
      var findings = PROBE.read(transcript);
      assertThat(Recorded.rootValues(findings, "hw.serial_number")).containsExactly("SN-77");
      assertThat(Recorded.rootValues(findings, "hw.model")).containsExactly("Model 5");
      assertThat(Recorded.rootValues(findings, "os.version")).isEmpty();
      assertThat(Recorded.values(findings, "interface.name")).hasSize(52);
      assertThat(Recorded.census(findings)).contains("interface");
      assertThat(agent.requests()).as("requests").isLessThan(20);
    }
  }

  @Test
  void readsTheSameFromTheTranscriptsText() throws InterruptedException {
    try (var agent = ScriptedAgent.start(switchOf(3))) {
      var transcript = inventory(agent);
      var again = TranscriptText.read(TranscriptText.write(transcript));
      assertThat(again.hash()).isEqualTo(transcript.hash());
      assertThat(PROBE.read(again)).isEqualTo(PROBE.read(transcript));
    }
  }

  @Test
  void holdsNoSecret() throws InterruptedException {
    try (var agent = ScriptedAgent.start(switchOf(3))) {
      assertThat(TranscriptText.write(inventory(agent))).doesNotContain("public");
    }
  }

  @Test
  void stopsAskingAnAgentThatFellSilentAfterTheGreeting() throws InterruptedException {
    var mib = switchOf(3);
    try (var agent =
        ScriptedAgent.start((number, request) ->
            request.getType() == PDU.GET && request.size() < 6
                ? mib.answer(number, request)
                : ScriptedAgent.SILENCE)) {
      var transcript = inventory(agent);
      assertThat(transcript.exchanges()).hasSize(1);
      assertThat(Recorded.coverage(PROBE.read(transcript)))
          .anyMatch(line -> line.startsWith("system: timed out"));
    }
  }

  private static Transcript inventory(ScriptedAgent agent) throws InterruptedException {
    try (var connector = new SnmpConnector();
        var session =
            new RecordingSession(
                Dial.opened(
                    connector.contact(agent.endpoint(), Dial.access(Dial.BRIEF, Dial.PUBLIC))))) {
      PROBE.question(session);
      var noon = Instant.parse("2026-11-21T12:00:00Z");
      return new Transcript("snmp", agent.endpoint(), noon, noon, session.exchanges);
    }
  }

  private static final class RecordingSession implements Session {
    private final Session session;
    private final List<Exchange> exchanges = new ArrayList<>();

    RecordingSession(Session session) {
      this.session = session;
    }

    @Override
    public Endpoint endpoint() {
      return session.endpoint();
    }

    @Override
    public Answer ask(Question question) throws InterruptedException {
      var answer = session.ask(question);
      exchanges.add(new Exchange(question, answer));
      return answer;
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
