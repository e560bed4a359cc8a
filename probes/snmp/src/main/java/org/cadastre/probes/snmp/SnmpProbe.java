package org.cadastre.probes.snmp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.Vocabulary;
import org.cadastre.core.probe.Probe;
import org.cadastre.core.probe.Session;

/// Takes a device's inventory over SNMP: what it is, its interfaces and addresses, its parts, and
/// the battery of a UPS.
public final class SnmpProbe implements Probe {
  /// Each round may make further knowledge entries applicable.
  private static final int MOST_ROUNDS = 3;

  private final Knowledge knowledge;
  private final Vocabulary vocabulary;
  private final Clues clues;

  /// @param knowledge the entries of `config/knowledge/snmp`
  public SnmpProbe(Knowledge knowledge, Vocabulary vocabulary) {
    this.knowledge = knowledge;
    this.vocabulary = vocabulary;
    this.clues = new Clues(knowledge);
  }

  @Override
  public String name() {
    return "snmp";
  }

  @Override
  public boolean suits(Endpoint endpoint) {
    return endpoint.protocol().equals("snmp");
  }

  @Override
  public void question(Session session) throws InterruptedException {
    var exchanges = new ArrayList<Exchange>();
    var asked = new HashSet<>(Oids.FIRST);
    if (ask(session, exchanges, "get", Oids.FIRST) instanceof Answer.Silent) {
      return;
    }
    askWhatKnowledgeWants(session, exchanges, asked);
    ask(session, exchanges, "walk", Oids.INTERFACES);
    ask(session, exchanges, "walk", Oids.ADDRESSES);
    ask(session, exchanges, "walk", Oids.ENTITIES);
    askWhatKnowledgeWants(session, exchanges, asked);
  }

  private void askWhatKnowledgeWants(Session session, List<Exchange> exchanges, Set<String> asked)
      throws InterruptedException {
    for (int i = 0; i < MOST_ROUNDS; i++) {
      var variables = Variables.of(exchanges);
      var wanted =
          knowledge.wanted(clues.of(variables, Entities.of(variables))).stream()
              .filter(Clues::isOid)
              .filter(asked::add)
              .toList();
      if (wanted.isEmpty()) {
        return;
      }
      ask(session, exchanges, "get", wanted);
    }
  }

  private static Answer ask(
      Session session, List<Exchange> exchanges, String verb, List<String> oids)
      throws InterruptedException {
    var question = new Question(verb, String.join("\n", oids));
    var answer = session.ask(question);
    exchanges.add(new Exchange(question, answer));
    return answer;
  }

  @Override
  public List<Finding> read(Transcript transcript) {
    if (transcript.exchanges().isEmpty()) {
      return List.of();
    }
    return new Reading(transcript, knowledge, vocabulary, clues).findings();
  }
}
