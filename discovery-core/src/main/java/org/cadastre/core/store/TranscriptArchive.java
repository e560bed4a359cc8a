package org.cadastre.core.store;

import java.time.Instant;
import java.util.function.Consumer;
import org.cadastre.core.evidence.Transcript;

/// Keeps every transcript, unchanged, in the order of arrival. It comes first: what it acknowledged
/// is on disk, and the register can be rebuilt from it.
public interface TranscriptArchive extends AutoCloseable {

  /// A kept transcript.
  ///
  /// @param location its place; grows with the order of arrival
  record Kept(long location, String run, Instant recordedAt, Transcript transcript) {}

  /// Returns once the transcript is safely kept.
  Kept append(String run, Transcript transcript);

  /// @throws CorruptArchiveException when there is nothing whole at that place
  Kept read(long location);

  /// Hands over everything behind that location, in order; -1 begins at the beginning.
  void after(long location, Consumer<Kept> each);

  @Override
  void close();
}
