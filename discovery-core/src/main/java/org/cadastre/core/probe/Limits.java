package org.cadastre.core.probe;

import java.time.Duration;

/// What one endpoint may cost us at the most.
///
/// @param firstAnswer how long to wait for a sign of life, all tries together
/// @param answer how long for one answer
/// @param session how long for the whole conversation
/// @param answerBytes of one answer; more is cut
/// @param sessionBytes of all answers together; more is cut
public record Limits(
    Duration firstAnswer, Duration answer, Duration session, int answerBytes, int sessionBytes) {

  /// For a device on a network that works.
  public static final Limits USUAL =
      new Limits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          8 * 1024 * 1024,
          16 * 1024 * 1024);
}
