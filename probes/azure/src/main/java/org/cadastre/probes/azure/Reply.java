package org.cadastre.probes.azure;

import java.time.Duration;

/// What became of one request.
sealed interface Reply {

  /// Azure answered.
  ///
  /// @param status of HTTP
  /// @param whole false when the answer was longer than we take
  /// @param rest for how long Azure asks to be left alone before the next request; zero when it
  ///   does not
  record Answered(int status, String body, boolean whole, Duration rest) implements Reply {
    boolean throttled() {
      return status == 429;
    }

    /// Whether the same may go well a moment later.
    boolean passing() {
      return throttled() || status == 408 || (status >= 500 && status != 501);
    }
  }

  /// No whole answer within the time.
  record Late(Duration waited) implements Reply {}

  /// The connection failed, or broke off in the middle of the answer.
  record Broken(String why) implements Reply {}
}
