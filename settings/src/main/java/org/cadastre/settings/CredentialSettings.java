package org.cadastre.settings;

import java.time.Duration;

/// How careful a home is with its credentials.
///
/// @param refusedFor how long a host that refused a credential is not shown it again
/// @param mostInARow after so many refusals in a row a credential is shown to nobody
public record CredentialSettings(Duration refusedFor, int mostInARow) {
  static final CredentialSettings USUAL = new CredentialSettings(Duration.ofHours(24), 3);

  private static final int MOST = 1_000;

  static CredentialSettings read(Node node) {
    node.only("refused_for", "most_in_a_row");
    int most = node.whole("most_in_a_row", USUAL.mostInARow());
    if (most < 1 || most > MOST) {
      node.field("most_in_a_row").problem("'most_in_a_row' must be between 1 and " + MOST);
    }
    return new CredentialSettings(
        node.converted(
            "refused_for", Durations::parse, USUAL.refusedFor(), "a duration (30m, 24h, 7d)"),
        Math.clamp(most, 1, MOST));
  }
}
