package org.cadastre.probes.aws.wire;

import java.time.Duration;
import java.util.List;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.probe.Limits;
import org.cadastre.probes.aws.answer.AnswerReader;
import org.cadastre.probes.aws.answer.MalformedAnswerException;
import org.cadastre.probes.aws.answer.Node;
import org.cadastre.probes.aws.call.Call;
import org.cadastre.probes.aws.call.Service;

/// A queue of SQS. What was taken comes again after a while, unless it is said to be done with.
public final class MessageQueue {
  /// As many as one request may take or say to be done with.
  private static final int AT_ONCE = 10;

  private final AwsConnector.Line line;
  private final Limits limits;
  private final String url;

  MessageQueue(AwsConnector.Line line, Limits limits, String url) {
    this.line = line;
    this.limits = limits;
    this.url = url;
  }

  /// @param id the same whenever it comes
  /// @param receipt by which it is said to be done with
  public record Message(String id, String receipt, String body) {}

  /// A few messages; none when none came.
  ///
  /// @param most how long to wait for the first, in whole seconds up to 20
  /// @throws AccountException when AWS does not say
  public List<Message> take(Duration most) throws InterruptedException {
    var answer =
        ask(
            about("ReceiveMessage")
                .with("MaxNumberOfMessages", Integer.toString(AT_ONCE))
                .with("WaitTimeSeconds", Long.toString(most.toSeconds())));
    return answer.all("Message").stream()
        .map(message ->
            new Message(
                message.text("MessageId"), message.text("ReceiptHandle"), message.text("Body")))
        .toList();
  }

  /// Takes messages off the queue for good.
  ///
  /// @return how many of them AWS did not take off, which will come again
  /// @throws AccountException when AWS does not say
  public int done(List<Message> messages) throws InterruptedException {
    int left = 0;
    for (int from = 0; from < messages.size(); from += AT_ONCE) {
      var some = messages.subList(from, Math.min(messages.size(), from + AT_ONCE));
      left += ask(deleting(some)).all("BatchResultErrorEntry").size();
    }
    return left;
  }

  private Call deleting(List<Message> messages) {
    var call = about("DeleteMessageBatch");
    for (int i = 0; i < messages.size(); i++) {
      var entry = "DeleteMessageBatchRequestEntry." + (i + 1) + ".";
      call =
          call.with(entry + "Id", Integer.toString(i))
              .with(entry + "ReceiptHandle", messages.get(i).receipt());
    }
    return call;
  }

  private Call about(String action) {
    return Call.of(Service.SQS, action).with("QueueUrl", url);
  }

  private Node ask(Call call) throws InterruptedException {
    return switch (line.patience().ask(line.wire(), call, limits.session())) {
      case Answer.Said said when said.succeeded() -> read(call, said.text());
      case Answer.Said(var text, var status, _) ->
          throw new AccountException(call.action() + ": " + Greeting.why(text, status));
      case Answer.Silent(var waited) ->
          throw new AccountException(call.action() + ": no answer in " + waited.toSeconds() + " s");
      case Answer.Refused(var why) -> throw new AccountException(call.action() + ": " + why);
    };
  }

  private static Node read(Call call, String text) {
    try {
      var root = AnswerReader.read(text);
      if (root.name().matches(call.action() + "(Response|Result)")) {
        return root;
      }
      throw new AccountException(call.action() + ": the answer is none to what was asked");
    } catch (MalformedAnswerException e) {
      throw new AccountException(call.action() + ": " + e.getMessage());
    }
  }

  /// What a message says, on one line: the text itself, or what a topic wraps in its own.
  ///
  /// @throws MalformedAnswerException when it is no JSON
  public static String line(Message message) throws MalformedAnswerException {
    var body = message.body();
    var root = AnswerReader.read(body);
    if (root.text("Type").equals("Notification") && root.has("Message")) {
      body = root.text("Message");
      AnswerReader.read(body);
    }
    return String.join(" ", body.lines().toList());
  }
}
