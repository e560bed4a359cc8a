package org.cadastre.probes.aws.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Session;
import org.cadastre.probes.aws.call.Call;

/// Requests to one account in one region, several at once.
final class AwsSession implements Session {
  private final Endpoint endpoint;
  private final AwsConnector.Line line;
  private final Limits limits;
  private final long ends;
  private final Map<Thread, Boolean> workers = new ConcurrentHashMap<>();

  AwsSession(Endpoint endpoint, AwsConnector.Line line, Limits limits) {
    this.endpoint = endpoint;
    this.line = line;
    this.limits = limits;
    this.ends = System.nanoTime() + limits.session().toNanos();
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public Answer ask(Question question) throws InterruptedException {
    return askAll(List.of(question)).getFirst();
  }

  @Override
  public List<Answer> askAll(List<Question> questions) throws InterruptedException {
    var answers = new Answer[questions.size()];
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < answers.length; i++) {
      int nth = i;
      answers[i] = new Answer.Refused("not asked: the scan was stopped");
      var thread =
          Thread.ofVirtual()
              .name(endpoint + " " + questions.get(i).verb())
              .unstarted(() -> answers[nth] = answer(questions.get(nth)));
      workers.put(thread, true);
      threads.add(thread);
    }
    try {
      threads.forEach(Thread::start);
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      throw e;
    } finally {
      threads.forEach(workers::remove);
    }
    return List.of(answers);
  }

  private Answer answer(Question question) {
    var call = Call.read(question);
    if (call.isEmpty()) {
      return new Answer.Refused("aws has no service for '" + question.verb() + "'");
    }
    try {
      line.gate().acquire();
      try {
        var left = Duration.ofNanos(ends - System.nanoTime());
        return left.isNegative()
            ? new Answer.Refused("not asked: the session took " + limits.session())
            : line.patience().ask(line.wire(), call.get(), left);
      } finally {
        line.gate().release();
      }
    } catch (InterruptedException _) {
      return new Answer.Refused("not asked: the scan was stopped");
    }
  }

  @Override
  public void close() {
    workers.keySet().forEach(Thread::interrupt);
  }
}
