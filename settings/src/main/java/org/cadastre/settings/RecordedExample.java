package org.cadastre.settings;

import java.nio.file.Path;
import java.util.Map;

/// An example of a knowledge entry whose proof is a recording: only its probe can read that.
///
/// @param recording the transcript; need not be there
/// @param facts attribute to value: all must be found
/// @param line of the example in the file, from 1
public record RecordedExample(
    String protocol,
    String entry,
    Path recording,
    Map<String, String> facts,
    String file,
    int line) {
  public RecordedExample {
    facts = Map.copyOf(facts);
  }

  /// What is wrong with it, at its place.
  public Problem problem(String message) {
    return new Problem(file, line, message);
  }
}
