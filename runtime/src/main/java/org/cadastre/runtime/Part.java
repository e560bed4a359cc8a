package org.cadastre.runtime;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A part of a run that several nodes do together.
///
/// @param run the run's id
/// @param what in the words of whoever wanted the run
/// @param number from 1
/// @param zone the label that a node needs to do it
/// @param targets addresses, ranges, or accounts with their regions
/// @param node who took it last, or null
/// @param taken how often it was taken
public record Part(
    String run,
    String what,
    int number,
    String zone,
    List<String> targets,
    @Nullable String node,
    long taken,
    State state) {
  /// Where a part stands.
  public enum State {
    WAITING,
    WORKING,
    DONE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Part {
    targets = List.copyOf(targets);
  }
}
