package org.cadastre.runtime;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.probe.Credential;
import org.cadastre.probes.aws.answer.MalformedAnswerException;
import org.cadastre.probes.aws.wire.AccountException;
import org.cadastre.probes.aws.wire.AwsConnector;
import org.cadastre.probes.aws.wire.MessageQueue;
import org.cadastre.probes.aws.wire.MessageQueue.Message;

/// Takes events in from a queue of SQS. A message is taken off the queue only when what it says is
/// kept for good; one that cannot be understood is left on it.
public final class QueueIntake {
  private static final Pattern URL =
      Pattern.compile("(https?://([^/\\s@]+))/(?:.*/)?(\\d{12})/([A-Za-z0-9_-]{1,80}(?:\\.fifo)?)");
  private static final Pattern REGION = Pattern.compile("(?:^|\\.)([a-z]{2}(?:-[a-z]+)+-\\d)\\.");
  private static final int MOST_AT_ONCE = 500;
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Enter enter;
  private final Keyring keyring;
  private final SweepRequest request;
  private final String url;

  /// @param enter takes files in
  /// @param request with credentials and how AWS is asked
  QueueIntake(Enter enter, Keyring keyring, SweepRequest request, String url) {
    this.enter = enter;
    this.keyring = keyring;
    this.request = request;
    this.url = url;
    if (!URL.matcher(url).matches()) {
      throw new BadInputException(
          "--queue: '%s' is no queue (https://sqs.REGION.amazonaws.com/ACCOUNT/NAME)"
              .formatted(url));
    }
  }

  /// Understands a file, or throws [BadInputException]; and enters it or not.
  interface Enter {
    void check(Path file);

    SweepReport enter(Path file, String what);
  }

  /// What came of a run of messages.
  ///
  /// @param left why messages were left on the queue
  public record Batch(SweepReport report, List<String> left) {}

  /// Takes in what there is, and goes on waiting for more when it is to follow.
  ///
  /// @param wait for a message, before the queue is taken for empty
  /// @throws RefusedException when AWS does not let itself be asked
  public void run(boolean follow, Duration wait, Consumer<Batch> told) throws InterruptedException {
    var trusted = request.accounts().trusted();
    try (var scratch = Scratch.make();
        var connector = new AwsConnector(endpoint(), trusted == null ? null : trusted.managers())) {
      var file = scratch.file(part(4));
      var queue = queue(connector);
      var messages = gathered(queue, wait);
      while (follow || !messages.isEmpty()) {
        if (!messages.isEmpty()) {
          told.accept(entered(queue, messages, file));
        }
        messages = gathered(queue, wait);
      }
    } catch (AccountException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  private String part(int group) {
    var matcher = URL.matcher(url);
    return matcher.matches() ? String.valueOf(matcher.group(group)) : "";
  }

  /// Where SQS is asked: there where the queue is, unless that is AWS.
  private @org.jspecify.annotations.Nullable URI endpoint() {
    var named = request.accounts().endpointUrl();
    if (named != null) {
      return URI.create(named);
    }
    return part(2).matches(".*\\.amazonaws\\.com(\\.cn)?") ? null : URI.create(part(1));
  }

  private MessageQueue queue(AwsConnector connector) {
    var account = part(3);
    var named = request.accounts().regions();
    var told = REGION.matcher(part(2));
    var region = !named.isEmpty() ? named.getFirst() : told.find() ? told.group(1) : "us-east-1";
    var access = keyring.accessTo(new Endpoint(AwsTargets.PROBE, account + "/" + region, 0));
    for (var any : access.credentials()) {
      if (any instanceof Credential.ApiAccount credential) {
        return connector.queue(credential, account, region, url, access);
      }
    }
    throw new RefusedException("no credential for account " + account + " is known");
  }

  private static List<Message> gathered(MessageQueue queue, Duration wait)
      throws InterruptedException {
    var gathered = new ArrayList<>(queue.take(wait));
    var more = gathered;
    while (!more.isEmpty() && gathered.size() < MOST_AT_ONCE) {
      more = new ArrayList<>(queue.take(SOON));
      gathered.addAll(more);
    }
    return gathered;
  }

  private Batch entered(MessageQueue queue, List<Message> messages, Scratch.File file)
      throws InterruptedException {
    var left = new ArrayList<String>();
    var lines = new ArrayList<String>();
    var good = new ArrayList<Message>();
    for (var message : messages) {
      var line = understood(message, file, left);
      if (!line.isEmpty()) {
        lines.add(line);
        good.add(message);
      }
    }
    var report = enter.enter(file.holding(lines), "import aws-events " + url);
    if (report.faults().isEmpty()) {
      int again = queue.done(good);
      if (again > 0) {
        left.add(again + " messages were kept, but not taken off the queue; they come again");
      }
    }
    return new Batch(report, left);
  }

  /// A message on one line; empty when it cannot be understood.
  private String understood(Message message, Scratch.File file, List<String> left) {
    String why;
    try {
      var line = MessageQueue.line(message);
      enter.check(file.holding(List.of(line)));
      return line;
    } catch (MalformedAnswerException | BadInputException e) {
      why = String.valueOf(e.getMessage());
    }
    left.add("message " + message.id() + " was left on the queue: " + why);
    return "";
  }
}
