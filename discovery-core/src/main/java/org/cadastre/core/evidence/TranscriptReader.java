package org.cadastre.core.evidence;

import java.util.List;

/// Understands transcripts of one kind, old ones too: pure, so that they can be read again when our
/// knowledge improves.
@FunctionalInterface
public interface TranscriptReader {
  /// Empty when the transcript proves nothing. Never throws, whatever the transcript holds.
  List<Testimony> read(Transcript transcript);
}
