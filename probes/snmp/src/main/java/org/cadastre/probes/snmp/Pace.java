package org.cadastre.probes.snmp;

import java.time.Duration;
import java.util.List;
import org.cadastre.core.evidence.Answer;

/// How patient to be with one agent, and how much to ask of it at once; learnt as it answers.
final class Pace {
  private static final int FIRST_VARIABLES = 100;
  private static final int MOST_VARIABLES = 400;

  /// An agent is given so many times as long as its slowest answer took.
  private static final int SLACK = 8;

  private static final Duration LEAST_PATIENCE = Duration.ofMillis(300);

  private final Duration patience;
  private boolean dumb;
  private int variables = FIRST_VARIABLES;
  private int ceiling = MOST_VARIABLES;

  /// @param patience how long to wait for an agent of which nothing is known
  Pace(Duration patience) {
    this.patience = patience;
  }

  /// How long to wait, for each time that a request is sent.
  ///
  /// @param slowest how long the agent's slowest answer took
  /// @param left of all waits together
  List<Duration> waits(Duration slowest, Duration left) {
    return dumb
        ? List.of(shorter(patience, left))
        : List.of(
            shorter(quick(slowest), left.dividedBy(7)),
            shorter(patience, left.dividedBy(7).multipliedBy(2)),
            shorter(patience.multipliedBy(2), left.dividedBy(7).multipliedBy(4)));
  }

  private Duration quick(Duration slowest) {
    var slack = slowest.multipliedBy(SLACK);
    return shorter(patience, slack.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : slack);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /// GETBULK's max-repetitions for so many columns.
  int repetitions(int columns) {
    return Math.max(1, variables / Math.max(1, columns));
  }

  void grow() {
    variables = Math.min(ceiling, variables * 2);
  }

  /// Less at once from now on.
  ///
  /// @param columns how many were asked together
  void shrink(int columns) {
    variables = Math.max(1, Math.min(variables, repetitions(columns) * columns) / 2);
    ceiling = variables;
  }

  /// One who has fallen silent is not asked again and again, until it speaks.
  void learn(Answer answer) {
    dumb = answer instanceof Answer.Silent;
  }

  boolean dumb() {
    return dumb;
  }
}
