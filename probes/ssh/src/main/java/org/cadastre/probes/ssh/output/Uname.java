package org.cadastre.probes.ssh.output;

import java.util.Optional;

/// What `uname -snrm` prints: four words, always in this order.
public record Uname(String system, String node, String release, String machine) {
  /// Empty when the first line is not made of four words.
  public static Optional<Uname> parse(String text) {
    return Lines.of(text)
        .findFirst()
        .map(Lines::words)
        .filter(words -> words.length == 4)
        .map(words -> new Uname(words[0], words[1], words[2], words[3]));
  }
}
