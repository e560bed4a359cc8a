package org.cadastre.probes.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Session;
import org.jspecify.annotations.Nullable;

/// An SSH login that answers four verbs: `run`, a shell command of one or several lines; `cli`, a
/// line for the command line of a device without a shell (empty for its prompt); `hostkey`, the
/// type and fingerprint of the key that the server showed; `banner`, what its software calls
/// itself.
final class SshSession implements Session {
  private final Endpoint endpoint;
  private final Limits limits;
  private final String hostKey;
  private final Redial redial;
  private Line line;
  private @Nullable Terminal terminal;
  private boolean redialled;

  /// Calls the same server once more with what it accepted.
  @FunctionalInterface
  interface Redial {
    /// Empty when it does not answer as before.
    Optional<Line> line() throws InterruptedException;
  }

  SshSession(Endpoint endpoint, Limits limits, Line line, String hostKey, Redial redial) {
    this.endpoint = endpoint;
    this.limits = limits;
    this.line = line;
    this.hostKey = hostKey;
    this.redial = redial;
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
            : new Conversation(line, limits, commands).answers().iterator();
    var answers = new ArrayList<Answer>();
    for (var question : questions) {
      answers.add(
          switch (question.verb()) {
            case "run" -> Masked.answer(question.text(), said.next());
            case "hostkey" -> new Answer.Said(hostKey, 0, true);
            case "banner" ->
                new Answer.Said(line.client().getTransport().getServerVersion(), 0, true);
            case "cli" -> cli(question.text());
            default -> new Answer.Refused("ssh has no verb '" + question.verb() + "'");
          });
    }
    return answers;
  }

  private Answer cli(String command) throws InterruptedException {
    var open = terminal();
    if (open.isEmpty()) {
      return new Answer.Refused("no command line: no prompt was shown");
    }
    if (command.isEmpty()) {
      return new Answer.Said(open.get().prompt(), 0, true);
    }
    return switch (open.get().ask(command)) {
      case Answer.Said said -> Masked.said(said);
      case Answer.Silent silent -> silent;
      case Answer.Refused refused -> refused;
    };
  }

  /// Opened when it is first needed. A device that hung up because it was asked for a shell is
  /// called once more.
  private Optional<Terminal> terminal() throws InterruptedException {
    if (terminal == null && !line.stands() && !line.timedOut() && !redialled) {
      redialled = true;
      var again = redial.line();
      if (again.isPresent()) {
        line.end();
        line = again.get();
      }
    }
    if (terminal == null && line.stands()) {
      terminal = Terminal.open(line.client(), limits).orElse(null);
    }
    return Optional.ofNullable(terminal);
  }

  Line line() {
    return line;
  }

  @Override
  public void close() {
    if (terminal != null) {
      terminal.close();
    }
    line.end();
  }
}
