package org.cadastre.probes.dns;

import java.util.List;

/// What became of one question to the name servers.
sealed interface Reply {
  /// Empty when they say that there is nothing of the kind.
  record Told(List<String> records) implements Reply {}

  /// None of them answered in time.
  record Unanswered() implements Reply {}

  /// One could not or would not say.
  record Failing(String why) implements Reply {}
}
