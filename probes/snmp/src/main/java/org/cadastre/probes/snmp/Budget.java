package org.cadastre.probes.snmp;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.cadastre.core.probe.Limits;

/// What is left of a session's time and bytes, and of the answer that is being given.
final class Budget {
  /// Slower than this, an answer has to be complete within [Limits#answer]; an agent that is faster
  /// may go on as long as the session lasts.
  private static final int LEAST_PER_SECOND = 100;

  private static final int MOST_VARIABLES = 200_000;
  private static final long NANOS = 1_000_000_000L;

  private final Limits limits;
  private final LongSupplier held;
  private final long sessionEnds;
  private long sessionBytes;
  private long answerStarted;
  private long answerBytes;
  private int variables;

  /// @param held how long requests waited for leave to be sent, which costs the agent nothing
  Budget(Limits limits, LongSupplier held) {
    this.limits = limits;
    this.held = held;
    this.sessionEnds = now() + limits.session().toNanos();
    this.sessionBytes = limits.sessionBytes();
    beginAnswer();
  }

  private long now() {
    return System.nanoTime() - held.getAsLong();
  }

  void beginAnswer() {
    answerStarted = now();
    answerBytes = limits.answerBytes();
    variables = 0;
  }

  /// Whether a line of that many bytes still fits; it is then taken off.
  boolean take(int bytes) {
    if (bytes > answerBytes || bytes > sessionBytes || variables >= MOST_VARIABLES) {
      return false;
    }
    answerBytes -= bytes;
    sessionBytes -= bytes;
    variables++;
    return true;
  }

  boolean sessionOver() {
    return sessionBytes <= 0 || sessionEnds - now() <= 0;
  }

  boolean exhausted() {
    return sessionOver() || answerBytes <= 0 || timeLeft().isZero();
  }

  /// How long the next request may take.
  Duration timeLeft() {
    long now = now();
    long session = sessionEnds - now;
    long elapsed = now - answerStarted;
    long answer = limits.answer().toNanos() - elapsed;
    boolean fast = variables > elapsed / NANOS * LEAST_PER_SECOND && variables > LEAST_PER_SECOND;
    long left = fast ? session : Math.min(session, answer);
    return Duration.ofNanos(Math.max(0, left));
  }

  Duration spent() {
    return Duration.ofNanos(now() - answerStarted);
  }
}
