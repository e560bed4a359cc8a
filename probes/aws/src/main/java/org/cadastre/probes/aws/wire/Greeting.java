package org.cadastre.probes.aws.wire;

import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Limits;
import org.cadastre.probes.aws.answer.AnswerReader;
import org.cadastre.probes.aws.answer.MalformedAnswerException;
import org.cadastre.probes.aws.answer.Node;
import org.cadastre.probes.aws.call.Call;
import org.cadastre.probes.aws.call.Service;

/// Asks AWS whose a credential is before anything else is asked with it.
record Greeting(Endpoint endpoint, AwsConnector.Line line) {

  Contact greet(Limits limits, String credential) throws InterruptedException {
    var call = Call.of(Service.STS, "GetCallerIdentity");
    return switch (line.patience().ask(line.wire(), call, limits.session())) {
      case Answer.Silent(var waited) ->
          new Contact.Failed(Outcome.TIMED_OUT, false, "no answer in " + waited.toSeconds() + " s");
      case Answer.Refused(var why) -> new Contact.Failed(Outcome.UNREACHABLE, false, why);
      case Answer.Said said when said.succeeded() -> known(said.text(), limits, credential);
      case Answer.Said(var text, var status, var complete) ->
          new Contact.Failed(
              outcome(status), true, complete ? why(text, status) : "the answer was cut short");
    };
  }

  private static Outcome outcome(int status) {
    if (status == 0) {
      return Outcome.PARTIAL;
    }
    return status >= 500 ? Outcome.UNREACHABLE : Outcome.DENIED;
  }

  /// What AWS says when it does not do what it is asked.
  static String why(String body, int status) {
    var root = read(body);
    var code = root.text("Error/Code");
    var message = root.text("Error/Message");
    return code.isEmpty() ? "HTTP " + status : code + ": " + message + " (HTTP " + status + ")";
  }

  private static Node read(String body) {
    try {
      return AnswerReader.read(body);
    } catch (MalformedAnswerException _) {
      return AnswerReader.nothing();
    }
  }

  private Contact known(String text, Limits limits, String credential) {
    var account = read(text).text("Account");
    var wanted = endpoint.host().split("/", 2)[0];
    if (!account.equals(wanted)) {
      return new Contact.Failed(
          Outcome.DENIED,
          true,
          "the credential '%s' is of account '%s', not of %s"
              .formatted(credential, account.replaceAll("\\D", ""), wanted));
    }
    return new Contact.Opened(new AwsSession(endpoint, line, limits), credential);
  }
}
