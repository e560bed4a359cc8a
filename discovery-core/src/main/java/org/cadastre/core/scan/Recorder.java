package org.cadastre.core.scan;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Session;

/// Writes down both sides of a session and keeps the limit on its size.
final class Recorder implements Session {
  private final Session session;
  private final Limits limits;
  private final InstantSource clock;
  private final Instant started;
  private final List<Exchange> exchanges = new ArrayList<>();
  private long characters;

  Recorder(Session session, Limits limits, InstantSource clock) {
    this.session = session;
    this.limits = limits;
    this.clock = clock;
    this.started = clock.instant();
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
    var answers = new ArrayList<Answer>();
    var given = full() ? List.<Answer>of() : session.askAll(questions);
    for (int i = 0; i < questions.size(); i++) {
      var answer =
          i < given.size() && !full()
              ? given.get(i)
              : new Answer.Refused("not asked: the session's limit on size was reached");
      characters += answer instanceof Answer.Said said ? said.text().length() : 0;
      exchanges.add(new Exchange(questions.get(i), answer));
      answers.add(answer);
    }
    return answers;
  }

  private boolean full() {
    return characters >= limits.sessionBytes();
  }

  Transcript transcript(String probe) {
    return new Transcript(probe, endpoint(), started, clock.instant(), exchanges);
  }

  @Override
  public void close() {
    session.close();
  }
}
