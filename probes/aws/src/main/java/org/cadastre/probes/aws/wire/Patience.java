package org.cadastre.probes.aws.wire;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cadastre.core.evidence.Answer;
import org.cadastre.probes.aws.call.Call;
import org.cadastre.probes.aws.call.Service;
import software.amazon.awssdk.retries.AdaptiveRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/// Asks again what failed in passing, and slows down where a service says that it is asked too
/// often: what was learnt of a service's patience holds for all that is asked of it in that region.
final class Patience {
  /// How often to ask again, and how long to wait before that.
  ///
  /// @param first before the second try; it doubles with every one, and is five times as long where
  ///   the service says that it is asked too often
  /// @param longest however often it doubled
  record Manner(int mostTries, Duration first, Duration longest) {}

  /// Of tries that failed without a word about asking too often: what fails so often has failed.
  private static final int MOST_FAILURES = 3;

  private final Manner manner;
  private final Map<Service, AdaptiveRetryStrategy> strategies = new ConcurrentHashMap<>();

  Patience(Manner manner) {
    this.manner = manner;
  }

  /// What went wrong, in the words of the strategy.
  private static final class Failure extends Exception {
    private static final long serialVersionUID = 1;
    private final boolean throttled;

    Failure(boolean throttled) {
      super(throttled ? "throttled" : "failed in passing");
      this.throttled = throttled;
    }
  }

  private AdaptiveRetryStrategy strategy() {
    return AdaptiveRetryStrategy.builder()
        .maxAttempts(manner.mostTries())
        .retryOnException(failure -> true)
        .treatAsThrottling(failure -> failure instanceof Failure f && f.throttled)
        .backoffStrategy(BackoffStrategy.exponentialDelay(manner.first(), manner.longest()))
        .throttlingBackoffStrategy(
            BackoffStrategy.exponentialDelay(manner.first().multipliedBy(5), manner.longest()))
        .build();
  }

  /// The last answer, when none of all tries was one to go by.
  ///
  /// @param most how long it may take
  Answer ask(Wire wire, Call call, Duration most) throws InterruptedException {
    var strategy = strategies.computeIfAbsent(call.service(), _ -> strategy());
    long ends = System.nanoTime() + most.toNanos();
    var first =
        strategy.acquireInitialToken(AcquireInitialTokenRequest.create(call.service().word()));
    var token = first.token();
    var delay = first.delay();
    var answer = (Answer) new Answer.Silent(most);
    int failures = 0;
    for (int tries = 0; tries < manner.mostTries(); tries++) {
      if (System.nanoTime() + delay.toNanos() > ends) {
        return answer;
      }
      Thread.sleep(delay);
      answer = wire.send(call);
      var verdict = Verdict.of(answer);
      failures += verdict == Verdict.PASSING ? 1 : 0;
      if (verdict == Verdict.GOOD || verdict == Verdict.FINAL) {
        strategy.recordSuccess(RecordSuccessRequest.create(token));
        return answer;
      }
      if (failures >= MOST_FAILURES) {
        return answer;
      }
      try {
        var again = strategy.refreshRetryToken(failed(token, verdict));
        token = again.token();
        delay = again.delay();
      } catch (TokenAcquisitionFailedException _) {
        return answer;
      }
    }
    return answer;
  }

  private static RefreshRetryTokenRequest failed(RetryToken token, Verdict verdict) {
    return RefreshRetryTokenRequest.builder()
        .token(token)
        .failure(new Failure(verdict == Verdict.THROTTLED))
        .suggestedDelay(Duration.ZERO)
        .build();
  }

  /// What an answer means for asking again.
  private enum Verdict {
    GOOD,
    /// No, and it will stay so.
    FINAL,
    PASSING,
    THROTTLED;

    static Verdict of(Answer answer) {
      return switch (answer) {
        case Answer.Silent _, Answer.Refused _ -> PASSING;
        case Answer.Said(_, var status, var complete) when status == 0 -> complete ? GOOD : PASSING;
        case Answer.Said(var text, var status, _) -> of(text, status);
      };
    }

    private static Verdict of(String body, int status) {
      var head = body.substring(0, Math.min(body.length(), 2_000));
      boolean throttled =
          status == 429
              || head.contains("Throttl")
              || head.contains("RequestLimitExceeded")
              || head.contains("SlowDown")
              || head.contains("TooManyRequests");
      if (throttled) {
        return THROTTLED;
      }
      return status >= 500 && !notOffered(head, status) ? PASSING : FINAL;
    }

    /// What an endpoint does not offer it will not offer a moment later.
    private static boolean notOffered(String head, int status) {
      return status == 501
          || head.contains("NotImplemented")
          || head.contains("UnknownOperation")
          || head.toLowerCase(Locale.ROOT).contains("not implemented")
          || head.contains("not been implemented");
    }
  }
}
