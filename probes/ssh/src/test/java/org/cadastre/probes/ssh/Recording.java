package org.cadastre.probes.ssh;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.probe.Session;

/// A session that keeps what passes through it.
record Recording(Session session, List<Exchange> exchanges) implements Session {
  private static final Instant STARTED = Instant.parse("2026-11-21T08:30:00Z");

  Recording(Session session) {
    this(session, new ArrayList<>());
  }

  @Override
  public Endpoint endpoint() {
    return session.endpoint();
  }

  @Override
  public Answer ask(Question question) throws InterruptedException {
    return askAll(List.of(question)).getFirst();
  }

  @Override
  public List<Answer> askAll(List<Question> questions) throws InterruptedException {
    var answers = session.askAll(questions);
    for (int i = 0; i < answers.size(); i++) {
      exchanges.add(new Exchange(questions.get(i), answers.get(i)));
    }
    return answers;
  }

  Transcript transcript() {
    return new Transcript("ssh", endpoint(), STARTED, STARTED.plusSeconds(1), exchanges);
  }

  @Override
  public void close() {
    session.close();
  }
}
