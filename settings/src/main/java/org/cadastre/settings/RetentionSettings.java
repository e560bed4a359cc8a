package org.cadastre.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long what is kept, is kept.
///
/// @param transcripts how long they keep their words, or null: for ever
public record RetentionSettings(@Nullable Duration transcripts) {
  static final RetentionSettings USUAL = new RetentionSettings(null);

  /// The shortest: what a scan was told can be looked at on the same day.
  public static final Duration LEAST = Duration.ofDays(1);

  static RetentionSettings read(Node node) {
    node.only("transcripts");
    if (!node.has("transcripts")) {
      return USUAL;
    }
    var kept =
        node.converted(
            "transcripts", RetentionSettings::atLeastADay, LEAST, "a duration of at least 1d");
    return new RetentionSettings(kept);
  }

  private static Duration atLeastADay(String text) {
    var kept = Durations.parse(text);
    if (kept.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException("less than a day");
    }
    return kept;
  }
}
