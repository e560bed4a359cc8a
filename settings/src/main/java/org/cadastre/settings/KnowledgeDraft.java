package org.cadastre.settings;

import java.util.List;

/// What would be known with files that somebody is writing.
///
/// @param configuration all else as it is
/// @param unproven the examples that do not give what they promise
/// @param recorded the examples that are recordings, which nobody has read yet
public record KnowledgeDraft(
    Configuration configuration, List<Problem> unproven, List<RecordedExample> recorded) {
  public KnowledgeDraft {
    unproven = List.copyOf(unproven);
    recorded = List.copyOf(recorded);
  }
}
