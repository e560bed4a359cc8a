package org.cadastre.probes.azure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
  private final InstantSource clock;
  private final Pause pause;
  private final Instant end;
  private Instant notBefore = Instant.MIN;

  AzureSession(Endpoint endpoint, Limits limits, Wire wire, InstantSource clock, Pause pause) {
    this.endpoint = endpoint;
    this.limits = limits;
    this.wire = wire;
    this.clock = clock;
    this.pause = pause;
    this.end = clock.instant().plus(limits.session());
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

  private Reply once(Question question) throws InterruptedException {
    pause(Duration.between(clock.instant(), notBefore));
    var left = Duration.between(clock.instant(), end);
    if (!left.isPositive()) {
      return new Reply.Late(limits.session());
    }
    var reply = wire.send(question, left.compareTo(limits.answer()) < 0 ? left : limits.answer());
    notBefore = clock.instant().plus(asked(reply));
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
    return passing && clock.instant().plus(longer(wait, asked(reply))).isBefore(end);
  }

  private static Duration longer(Duration some, Duration other) {
    return some.compareTo(other) >= 0 ? some : other;
  }

  private void pause(Duration time) throws InterruptedException {
    if (time.isPositive() && clock.instant().plus(time).isBefore(end)) {
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
