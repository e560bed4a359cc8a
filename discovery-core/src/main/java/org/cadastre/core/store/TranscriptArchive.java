package org.cadastre.core.store;

import java.time.Instant;
import java.util.function.Consumer;
import org.cadastre.core.ci.Act;
import org.cadastre.core.evidence.Transcript;

/// Keeps every transcript, unchanged, in the order of arrival. It comes first: what it acknowledged
/// is on disk, and the register can be rebuilt from it.
public interface TranscriptArchive extends AutoCloseable {

  /// What is kept.
  sealed interface Entry {
    /// Its place; grows with the order of arrival.
    long location();
  }

  /// A kept transcript.
  record Kept(long location, String run, Instant recordedAt, Transcript transcript)
      implements Entry {}

  /// A kept act.
  record KeptAct(long location, Act.Signed act) implements Entry {}

  /// Returns once the transcript is safely kept.
  Kept append(String run, Transcript transcript);

  /// Returns once the act is safely kept. Its time is given here.
  KeptAct append(String actor, String reason, Act act);

  /// @throws CorruptArchiveException when there is nothing whole at that place
  Entry read(long location);

  /// Hands over everything behind that location, in order; -1 begins at the beginning.
  void after(long location, Consumer<Entry> each);

  @Override
  void close();
}
