package org.cadastre.simulator;

import java.util.HashMap;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Transcript;

/// What a simulated host's shell knows: the answer to each command line it may be asked.
@FunctionalInterface
public interface Shell {
  /// Exit code of a shell that has no such command (POSIX 2.8.2).
  int NOT_FOUND = 127;

  /// @param question may hold several lines
  Answer answer(String question);

  /// Plays back the `run` exchanges of a transcript, by the exact text of the question; anything
  /// else is not found.
  static Shell of(Transcript transcript) {
    var answers = new HashMap<String, Answer>();
    for (var exchange : transcript.exchanges()) {
      if (exchange.question().verb().equals("run")) {
        answers.put(exchange.question().text(), exchange.answer());
      }
    }
    return question -> answers.getOrDefault(question, notFound());
  }

  static Answer notFound() {
    return new Answer.Said("", NOT_FOUND, true);
  }
}
