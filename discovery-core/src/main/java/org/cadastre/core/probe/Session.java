package org.cadastre.core.probe;

import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Question;

/// An open conversation with one endpoint. It holds the secrets, the time-outs and the limits on
/// size; who asks sees only questions and answers.
public interface Session extends AutoCloseable {
  Endpoint endpoint();

  Answer ask(Question question) throws InterruptedException;

  /// Asks several in one go where the protocol can; answers stand in the order of the questions.
  default List<Answer> askAll(List<Question> questions) throws InterruptedException {
    var answers = new ArrayList<Answer>();
    for (var question : questions) {
      answers.add(ask(question));
    }
    return answers;
  }

  /// Ends the conversation; never throws.
  @Override
  void close();
}
