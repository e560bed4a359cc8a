package org.cadastre.probes.aws;

import java.util.Locale;
import java.util.Set;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.probes.aws.answer.AnswerReader;
import org.cadastre.probes.aws.answer.MalformedAnswerException;
import org.cadastre.probes.aws.answer.Node;

/// An answer, as far as it can be understood.
sealed interface Heard {

  /// It can be gone by.
  record Understood(Node answer) implements Heard {}

  /// There is no such thing, and AWS says so by an error.
  record Nothing() implements Heard {}

  /// It cannot be gone by.
  ///
  /// @param reason for an operator
  record Failed(Outcome outcome, String reason) implements Heard {}

  /// @param nothing error codes that mean no more than that there is none
  static Heard of(Answer answer, Set<String> nothing) {
    return switch (answer) {
      case Answer.Silent(var waited) ->
          new Failed(Outcome.TIMED_OUT, "no answer in " + waited.toSeconds() + " s");
      case Answer.Refused(var why) -> new Failed(Outcome.UNREACHABLE, why);
      case Answer.Said said when said.status() != 0 -> refused(said, nothing);
      case Answer.Said said when !said.complete() ->
          new Failed(Outcome.PARTIAL, "the answer was cut short");
      case Answer.Said(var text, _, _) -> understood(text);
    };
  }

  private static Heard understood(String text) {
    try {
      return new Understood(AnswerReader.read(text));
    } catch (MalformedAnswerException e) {
      return new Failed(Outcome.GARBLED, String.valueOf(e.getMessage()));
    }
  }

  private static Heard refused(Answer.Said said, Set<String> nothing) {
    var code = Refusal.code(said.text());
    return nothing.contains(code) ? new Nothing() : Refusal.of(said.status(), code);
  }

  /// What AWS says when it does not do what it is asked.
  final class Refusal {
    private static final Set<String> DENIED =
        Set.of(
            "authfailure", "optinrequired", "unauthorizedoperation", "unrecognizedclientexception");

    /// What is said of actions that an endpoint does not offer, as emulators and some partitions.
    private static final Set<String> NOT_OFFERED =
        Set.of(
            "invalidaction",
            "notimplemented",
            "notimplementedexception",
            "unknownoperation",
            "unknownoperationexception",
            "unsupportedoperation",
            "unsupportedoperationexception");

    private Refusal() {}

    /// The error's code, wherever the service writes it; empty when it writes none.
    static String code(String body) {
      try {
        var root = AnswerReader.read(body);
        for (var path :
            new String[] {"Errors/Error/Code", "Error/Code", "Code", "__type", "code"}) {
          var code = root.text(path);
          if (!code.isEmpty()) {
            return code.substring(code.lastIndexOf('#') + 1);
          }
        }
        return "";
      } catch (MalformedAnswerException _) {
        return "";
      }
    }

    static Failed of(int status, String code) {
      var word = code.toLowerCase(Locale.ROOT);
      var named = code.isEmpty() ? "HTTP " + status : code + " (HTTP " + status + ")";
      if (word.contains("throttl") || word.contains("limitexceeded") || status == 429) {
        return new Failed(Outcome.PARTIAL, "refused for asking too often: " + named);
      }
      if (word.contains("expired")) {
        return new Failed(Outcome.DENIED, "the session of the credential ended: " + named);
      }
      if (status == 401 || status == 403 || word.contains("denied") || DENIED.contains(word)) {
        return new Failed(Outcome.DENIED, "not permitted: " + named);
      }
      if (status == 501 || (status == 404 && code.isEmpty()) || NOT_OFFERED.contains(word)) {
        return new Failed(Outcome.UNREACHABLE, "not offered there: " + named);
      }
      return status >= 500
          ? new Failed(Outcome.UNREACHABLE, "the service failed: " + named)
          : new Failed(Outcome.GARBLED, "the service did not take the request: " + named);
    }
  }
}
