package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Care;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Leave;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Secret;
import org.cadastre.core.scan.Approach;
import org.cadastre.core.scan.Protocol;
import org.cadastre.core.scan.Result;
import org.cadastre.core.scan.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/// What reaches a device that is marked as fragile, and what reaches any.
final class FragileTest {
  private static final SnmpProbe PROBE =
      new SnmpProbe(Knowledge.of(List.of()), Recorded.VOCABULARY);

  private static MibAgent box() {
    var mib = new MibAgent();
    mib.put(Oids.SYS_OBJECT_ID, new OID("1.3.6.1.4.1.99999.1"));
    for (int port = 1; port <= 8; port++) {
      mib.put(Oids.IF_DESCR + "." + port, new OctetString("port" + port));
      mib.put(Oids.IF_TYPE + "." + port, new Integer32(6));
    }
    return mib;
  }

  /// Notes what an agent was sent.
  private static final class Witness implements ScriptedAgent.Script {
    private final MibAgent mib = box();
    final ConcurrentLinkedQueue<PDU> heard = new ConcurrentLinkedQueue<>();

    @Override
    public byte[] answer(int number, PDU request) throws IOException {
      heard.add(request);
      return mib.answer(number, request);
    }
  }

  /// Counts how often leave was asked.
  private static final class Counted implements Leave {
    final AtomicInteger packets = new AtomicInteger();

    @Override
    public boolean forbids(InetAddress to) {
      return false;
    }

    @Override
    public long packet(InetAddress to) {
      packets.incrementAndGet();
      return 0;
    }

    @Override
    public long connection(InetAddress to) {
      return 0;
    }

    @Override
    public Seat seat(InetAddress at) {
      return () -> {};
    }
  }

  private static Result.Talked talk(Endpoint endpoint, Access access) throws InterruptedException {
    try (var connector = new SnmpConnector()) {
      var scanner =
          new Scanner(Map.of("snmp", new Protocol(PROBE, connector)), 1, () -> Instant.EPOCH);
      var result = scanner.ask(new Approach(endpoint, access));
      assertThat(result).isInstanceOf(Result.Talked.class);
      return (Result.Talked) result;
    }
  }

  @Test
  void aFragileDeviceHearsOnlyGetsOfFewVariables() throws InterruptedException {
    var witness = new Witness();
    try (var agent = ScriptedAgent.start(witness)) {
      var access = Dial.access(Dial.BRIEF, Dial.PUBLIC).with(Leave.FREE, Care.FRAGILE);
      var talked = talk(agent.endpoint(), access);
      assertThat(witness.heard).isNotEmpty().allMatch(pdu -> pdu.getType() == PDU.GET);
      assertThat(witness.heard).allMatch(pdu -> pdu.size() <= 4);
      assertThat(talked.transcript().exchanges())
          .anyMatch(e -> e.answer() instanceof Answer.Said said && !said.text().isEmpty());
    }
  }

  @Test
  void thatItWasSparedStandsInTheCoverageAndProvesNothing() throws InterruptedException {
    try (var agent = ScriptedAgent.start(box())) {
      var access = Dial.access(Dial.BRIEF, Dial.PUBLIC).with(Leave.FREE, Care.FRAGILE);
      var findings = PROBE.read(talk(agent.endpoint(), access).transcript());
      assertThat(findings).noneMatch(Finding.Census.class::isInstance);
      var left =
          findings.stream()
              .filter(Finding.Coverage.class::isInstance)
              .map(Finding.Coverage.class::cast)
              .filter(coverage -> coverage.reason().contains("fragile"))
              .toList();
      assertThat(left).extracting(Finding.Coverage::facet).contains("interfaces");
      assertThat(left).extracting(Finding.Coverage::outcome).containsOnly(Outcome.PARTIAL);
    }
  }

  @Test
  void theSameDeviceIsWalkedWhenItIsNotMarked() throws InterruptedException {
    var witness = new Witness();
    try (var agent = ScriptedAgent.start(witness)) {
      var talked = talk(agent.endpoint(), Dial.access(Dial.BRIEF, Dial.PUBLIC));
      assertThat(witness.heard).anyMatch(pdu -> pdu.getType() == PDU.GETBULK);
      assertThat(PROBE.read(talked.transcript())).anyMatch(Finding.Census.class::isInstance);
    }
  }

  @Test
  void inVersionOneAFragileDeviceIsAskedOneVariableAtATime() throws InterruptedException {
    var types = new ConcurrentLinkedQueue<PDU>();
    try (var agent =
        ScriptedAgent.start((_, request) -> {
          types.add(request);
          return ScriptedAgent.SILENCE;
        })) {
      var community = new Credential.SnmpV1("old", Secret.of("public"));
      var access = Dial.access(Dial.BRIEF, community).with(Leave.FREE, Care.FRAGILE);
      Dial.refused(agent.endpoint(), access);
      assertThat(types).isNotEmpty().allMatch(pdu -> pdu.getType() == PDU.GET);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"walk", "peek", "walk@7"})
  void whatIsMoreThanAGetIsRefusedBeforeItIsSent(String verb) throws InterruptedException {
    var witness = new Witness();
    try (var agent = ScriptedAgent.start(witness);
        var connector = new SnmpConnector()) {
      var access = Dial.access(Dial.BRIEF, Dial.PUBLIC).with(Leave.FREE, Care.FRAGILE);
      try (var session = Dial.opened(connector.contact(agent.endpoint(), access))) {
        int before = witness.heard.size();
        var answer = session.ask(new Question(verb, "1.3.6.1.2.1.2.2.1"));
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        assertThat(witness.heard).hasSize(before);
      }
    }
  }

  @Test
  void leaveIsAskedForEveryPacketRetriesAndKnocksIncluded() throws InterruptedException {
    var counted = new Counted();
    try (var agent = ScriptedAgent.start((_, _) -> ScriptedAgent.SILENCE)) {
      var user =
          new Credential.SnmpV3(
              "v3",
              "survey",
              "SHA-256",
              Secret.of("authentication"),
              "AES-128",
              Secret.of("privacy-secret"));
      var access = Dial.access(Dial.BRIEF, user, Dial.PUBLIC).with(counted, Care.USUAL);
      Dial.refused(agent.endpoint(), access);
      assertThat(counted.packets.get()).isEqualTo(6);
    }
    var witness = new Witness();
    var talking = new Counted();
    try (var agent = ScriptedAgent.start(witness)) {
      talk(agent.endpoint(), Dial.access(Dial.BRIEF, Dial.PUBLIC).with(talking, Care.USUAL));
    }
    assertThat(talking.packets.get()).isEqualTo(witness.heard.size());
  }

  @Test
  void aClosedPortIsNoticedSoonByVersionThreeToo() throws Exception {
    int free;
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    var user = new Credential.SnmpV3("v3", "survey", "auto", null, "auto", null);
    long started = System.nanoTime();
    var failed =
        Dial.refused(
            new Endpoint("snmp", "127.0.0.1", free), Dial.access(Limits.USUAL, user, Dial.PUBLIC));
    assertThat(failed.reason()).contains("port unreachable");
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(1_500));
  }
}
