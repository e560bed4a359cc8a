package org.cadastre.runtime.identity;

import java.time.Duration;
import org.cadastre.runtime.access.Principal;

/// What came of asking who somebody is.
public sealed interface Answer {
  record Known(Principal principal) implements Answer {}

  /// @param why for them to read; it does not tell a user that there is from one that there is not
  record Unknown(String why) implements Answer {}

  /// There were too many wrong guesses.
  ///
  /// @param pause until the next is heard
  record Later(Duration pause) implements Answer {}

  /// Whoever could vouch for them cannot be asked.
  record Away(String why) implements Answer {}
}
