package org.cadastre.probes.azure;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Session;

/// A conversation with the resource manager about one subscription. It answers two verbs: `get`, a
/// path with its query, and `post`, a path with its query and from the second line on a body.
///
/// What passes - throttling, a fault of the server, a broken connection - is tried again a few
/// times, after as long as Azure asks for, and never beyond the session's time.
final class AzureSession implements Session {
  private static final int MOST_TRIES = 4;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  private final Endpoint endpoint;
  private final Limits limits;
  private final Wire wire;
  private final LongSupplier nanos;
  private final long begun;
  private final Pause pause;

  /// Since the beginning: when the next request may go out.
  private Duration notBefore = Duration.ZERO;

  AzureSession(Endpoint endpoint, Limits limits, Wire wire, LongSupplier nanos, Pause pause) {
    this.endpoint = endpoint;
    this.limits = limits;
    this.wire = wire;
    this.nanos = nanos;
    this.pause = pause;
    this.begun = nanos.getAsLong();
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public Answer ask(Question question) throws InterruptedException {
    boolean path = question.text().startsWith("/") && !question.text().startsWith("//");
    if (!path || !(question.verb().equals(Wire.GET) || question.verb().equals(Wire.POST))) {
      return new Answer.Refused("azure takes 'get' or 'post' and a path");
    }
    var reply = once(question);
    var wait = FIRST_WAIT;
    for (int tries = 1; tries < MOST_TRIES && again(reply, wait); tries++) {
      pause(longer(wait, asked(reply)));
      reply = once(question);
      wait = wait.multipliedBy(2);
    }
    return answer(reply);
  }

  private Duration spent() {
    return Duration.ofNanos(nanos.getAsLong() - begun);
  }

  private Duration left() {
    return limits.session().minus(spent());
  }

  private Reply once(Question question) throws InterruptedException {
    pause(notBefore.minus(spent()));
    var left = left();
    if (!left.isPositive()) {
      return new Reply.Late(limits.session());
    }
    var reply = wire.send(question, left.compareTo(limits.answer()) < 0 ? left : limits.answer());
    notBefore = spent().plus(asked(reply));
    return reply;
  }

  private static Duration asked(Reply reply) {
    return reply instanceof Reply.Answered answered ? answered.rest() : Duration.ZERO;
  }

  private boolean again(Reply reply, Duration wait) {
    boolean passing =
        switch (reply) {
          case Reply.Answered answered -> answered.passing();
          case Reply.Broken _ -> true;
          case Reply.Late _ -> false;
        };
    return passing && longer(wait, asked(reply)).compareTo(left()) < 0;
  }

  private static Duration longer(Duration some, Duration other) {
    return some.compareTo(other) >= 0 ? some : other;
  }

  private void pause(Duration time) throws InterruptedException {
    if (time.isPositive() && time.compareTo(left()) < 0) {
      pause.of(time);
    }
  }

  /// Success is status 0, as everywhere; what is not keeps its status of HTTP.
  private static Answer answer(Reply reply) {
    return switch (reply) {
      case Reply.Answered(var status, var body, var whole, _) ->
          new Answer.Said(body, status >= 200 && status < 300 ? 0 : status, whole);
      case Reply.Late(var waited) -> new Answer.Silent(waited);
      case Reply.Broken(var why) -> new Answer.Refused(why);
    };
  }

  /// The connections are the connector's; there is nothing to say goodbye to.
  @Override
  public void close() {}
}
