package org.cadastre.probes.ssh;

import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Session;

/// An SSH login that answers two verbs: `run`, a shell command of one or several lines, and
/// `hostkey`, the type and fingerprint of the key that the server showed.
final class SshSession implements Session {
  private final Endpoint endpoint;
  private final Limits limits;
  private final Line line;
  private final String hostKey;

  SshSession(Endpoint endpoint, Limits limits, Line line, String hostKey) {
    this.endpoint = endpoint;
    this.limits = limits;
    this.line = line;
    this.hostKey = hostKey;
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public Answer ask(Question question) throws InterruptedException {
    return askAll(List.of(question)).getFirst();
  }

  /// All questions of the verb `run` go in one channel, whatever their number.
  @Override
  public List<Answer> askAll(List<Question> questions) throws InterruptedException {
    var commands =
        questions.stream().filter(q -> q.verb().equals("run")).map(Question::text).toList();
    var said =
        commands.isEmpty()
            ? List.<Answer>of().iterator()
            : new Conversation(line.client(), line.socket(), limits, commands).answers().iterator();
    var answers = new ArrayList<Answer>();
    for (var question : questions) {
      answers.add(
          switch (question.verb()) {
            case "run" -> Masked.answer(question.text(), said.next());
            case "hostkey" -> new Answer.Said(hostKey, 0, true);
            default -> new Answer.Refused("ssh has no verb '" + question.verb() + "'");
          });
    }
    return answers;
  }

  @Override
  public void close() {
    line.end();
  }
}
