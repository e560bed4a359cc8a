package org.cadastre.runtime;

import java.util.List;

/// What a register that was rebuilt from the archive came to.
///
/// @param entries transcripts and acts that were read
/// @param items of their own that were compared
/// @param differences what the rebuilt register says otherwise (`to`) than the one in use (`from`),
///   at most [#MOST]
/// @param more differences beyond those
public record RebuildReport(long entries, long items, List<Changed> differences, long more) {
  static final int MOST = 1_000;

  public RebuildReport {
    differences = List.copyOf(differences);
  }
}
