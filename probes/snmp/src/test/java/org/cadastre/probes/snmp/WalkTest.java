package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.probe.Limits;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

final class WalkTest {
  private static final String ROOT = "1.3.6.1.2.1.99.1";

  @Test
  void bringsAllColumnsOfATableInTheOrderOfTheirOids() throws InterruptedException {
    var mib = new MibAgent().table(ROOT, 3, 120).put("1.3.6.1.2.1.99.2.0", new OctetString("x"));
    try (var agent = ScriptedAgent.start(mib)) {
      var said = walk(agent, ROOT + ".3\n" + ROOT + ".1\n" + ROOT + ".2");
      assertThat(said.succeeded()).isTrue();
      var lines = said.text().lines().toList();
      assertThat(lines).hasSize(360);
      assertThat(lines.getFirst()).isEqualTo(ROOT + ".1.1|4|1/1");
      assertThat(lines.get(119)).isEqualTo(ROOT + ".1.120|4|1/120");
      assertThat(lines.getLast()).isEqualTo(ROOT + ".3.120|4|3/120");
    }
  }

  @Test
  void losesNothingWhenResponsesAreCutInTheMiddleOfARow() throws InterruptedException {
    var mib = new MibAgent().table(ROOT, 4, 50);
    mib.mostVariables = 7;
    try (var agent = ScriptedAgent.start(mib)) {
      var said = walk(agent, ROOT + ".1\n" + ROOT + ".2\n" + ROOT + ".3\n" + ROOT + ".4");
      assertThat(said.complete()).isTrue();
      assertThat(said.text().lines()).hasSize(200);
    }
  }

  @Test
  void goesOnWithLongColumnsWhenShortOnesAreDone() throws InterruptedException {
    var mib = new MibAgent().table(ROOT, 1, 300);
    mib.put("1.3.6.1.2.1.98.1.1", new OctetString("alone"));
    try (var agent = ScriptedAgent.start(mib)) {
      var said = walk(agent, ROOT + ".1\n1.3.6.1.2.1.98.1");
      assertThat(said.complete()).isTrue();
      assertThat(said.text().lines()).hasSize(301);
    }
  }

  @Test
  void ofAnEmptySubtreeIsCompleteAndEmpty() throws InterruptedException {
    try (var agent = ScriptedAgent.start(new MibAgent())) {
      assertThat(walk(agent, "1.3.6.1.2.1.47")).isEqualTo(new Answer.Said("", 0, true));
    }
  }

  @Test
  void asksForLessWhenTheAgentSaysThatItIsTooMuch() throws InterruptedException {
    var mib =
        new MibAgent() {
          @Override
          public byte[] answer(int number, PDU request) throws IOException {
            if (request.getType() == PDU.GETBULK
                && request.getMaxRepetitions() * request.size() > 4) {
              var tooBig = ScriptedAgent.response(request);
              tooBig.setErrorStatus(PDU.tooBig);
              return ScriptedAgent.message(tooBig);
            }
            return super.answer(number, request);
          }
        };
    try (var agent = ScriptedAgent.start(mib.table(ROOT, 2, 20))) {
      var said = walk(agent, ROOT + ".1\n" + ROOT + ".2");
      assertThat(said.succeeded()).isTrue();
      assertThat(said.text().lines()).hasSize(40);
    }
  }

  @Test
  void endsWhenOidsDoNotIncrease() throws InterruptedException {
    ScriptedAgent.Script circling =
        (number, request) -> {
          if (request.getType() == PDU.GET) {
            return new MibAgent().answer(number, request);
          }
          var response = ScriptedAgent.response(request);
          for (int row : new int[] {5, 6, 5, 6}) {
            response.add(new VariableBinding(new OID(ROOT + ".1." + row), new OctetString("x")));
          }
          return ScriptedAgent.message(response);
        };
    try (var agent = ScriptedAgent.start(circling)) {
      var said = walk(agent, ROOT);
      assertThat(said.complete()).isFalse();
      assertThat(said.text().lines()).hasSize(2);
      assertThat(agent.requests()).isLessThan(5);
    }
  }

  @Test
  void asksAgainWhenOneOidOfAnAnswerWasSpoiltOnTheWay() throws InterruptedException {
    var mib = new MibAgent().table(ROOT, 1, 30);
    var spoilt = new AtomicBoolean();
    ScriptedAgent.Script once =
        (number, request) -> {
          if (request.getType() == PDU.GET || !spoilt.compareAndSet(false, true)) {
            return mib.answer(number, request);
          }
          var response = ScriptedAgent.response(request);
          for (var row : new String[] {ROOT + ".1.1", "1.3.6.1.2.1.227.1.1.2", ROOT + ".1.3"}) {
            response.add(new VariableBinding(new OID(row), new OctetString("x")));
          }
          return ScriptedAgent.message(response);
        };
    try (var agent = ScriptedAgent.start(once)) {
      var said = walk(agent, ROOT + ".1");
      assertThat(said.complete()).isTrue();
      assertThat(said.text().lines()).hasSize(30).noneMatch(line -> line.endsWith("|x"));
    }
  }

  @Test
  void ofAnAgentWithoutAnEndIsCutAtTheLimitOnBytes() throws InterruptedException {
    try (var agent = ScriptedAgent.start(endless(0))) {
      var limits =
          new Limits(
              Duration.ofMillis(400),
              Duration.ofSeconds(5),
              Duration.ofSeconds(10),
              20_000,
              100_000);
      var said = Dial.said(Dial.ask(agent, limits, "walk", ROOT));
      assertThat(said.complete()).isFalse();
      assertThat(said.text().length()).isBetween(10_000, 20_000);
    }
  }

  @Test
  void ofAnAgentThatDripsIsCutAtTheLimitOnTime() throws InterruptedException {
    try (var agent = ScriptedAgent.start(endless(120))) {
      long started = System.nanoTime();
      var said = walk(agent, ROOT);
      assertThat(said.complete()).isFalse();
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void keepsWhatCameBeforeTheAgentFellSilent() throws InterruptedException {
    var mib = new MibAgent().table(ROOT, 1, 2_000);
    ScriptedAgent.Script falling =
        (number, request) -> number > 3 ? ScriptedAgent.SILENCE : mib.answer(number, request);
    try (var agent = ScriptedAgent.start(falling)) {
      var said = walk(agent, ROOT);
      assertThat(said.complete()).isFalse();
      assertThat(said.text().lines().count()).isBetween(100L, 1_999L);
    }
  }

  @Test
  void repeatsWhatWasLost() throws InterruptedException {
    var mib = new MibAgent().table(ROOT, 2, 100);
    ScriptedAgent.Script lossy =
        (number, request) -> number % 3 == 0 ? ScriptedAgent.SILENCE : mib.answer(number, request);
    try (var agent = ScriptedAgent.start(lossy)) {
      var said = walk(agent, ROOT + ".1\n" + ROOT + ".2");
      assertThat(said.complete()).isTrue();
      assertThat(said.text().lines()).hasSize(200);
    }
  }

  @Test
  void ofAnAgentThatNeverAnswersToItIsSilent() throws InterruptedException {
    var mib = new MibAgent();
    ScriptedAgent.Script mute =
        (number, request) ->
            request.getType() == PDU.GET ? mib.answer(number, request) : ScriptedAgent.SILENCE;
    try (var agent = ScriptedAgent.start(mute)) {
      assertThat(Dial.ask(agent, Dial.BRIEF, "walk", ROOT)).isInstanceOf(Answer.Silent.class);
    }
  }

  @Test
  void ofAnAgentThatTurnsToGarbageIsRefusedWithAReason() throws InterruptedException {
    var mib = new MibAgent();
    ScriptedAgent.Script raving =
        (number, request) ->
            request.getType() == PDU.GET ? mib.answer(number, request) : new byte[] {48, 3, 2, 1};
    try (var agent = ScriptedAgent.start(raving)) {
      var answer = Dial.ask(agent, Dial.BRIEF, "walk", ROOT);
      assertThat(answer).isInstanceOf(Answer.Refused.class);
      assertThat(((Answer.Refused) answer).why()).contains("not in SNMP");
    }
  }

  @Test
  void tellsTheErrorThatTheAgentReports() throws InterruptedException {
    var mib = new MibAgent();
    ScriptedAgent.Script refusing =
        (number, request) -> {
          if (request.getType() == PDU.GET) {
            return mib.answer(number, request);
          }
          var response = ScriptedAgent.response(request);
          response.setErrorStatus(PDU.genErr);
          response.setErrorIndex(1);
          return ScriptedAgent.message(response);
        };
    try (var agent = ScriptedAgent.start(refusing)) {
      assertThat(walk(agent, ROOT)).isEqualTo(new Answer.Said("", PDU.genErr, false));
    }
  }

  private static Answer.Said walk(ScriptedAgent agent, String roots) throws InterruptedException {
    return Dial.said(Dial.ask(agent, Dial.BRIEF, "walk", roots));
  }

  /// One more row for ever; each answer takes so many milliseconds.
  private static ScriptedAgent.Script endless(int milliseconds) {
    var mib = new MibAgent();
    var pause = new Semaphore(0);
    return (number, request) -> {
      if (request.getType() == PDU.GET) {
        return mib.answer(number, request);
      }
      try {
        boolean _ = pause.tryAcquire(milliseconds, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      var response = ScriptedAgent.response(request);
      var last = new OID(request.get(0).getOid());
      int rows = milliseconds == 0 ? 50 : 1;
      for (int i = 0; i < rows; i++) {
        last = last.size() < 10 ? new OID(ROOT + ".1.1") : last.nextPeer();
        response.add(new VariableBinding(last, new Counter64(i)));
      }
      return ScriptedAgent.message(response);
    };
  }
}
