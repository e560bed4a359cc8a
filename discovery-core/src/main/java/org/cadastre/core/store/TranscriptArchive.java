package org.cadastre.core.store;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.cadastre.core.ci.Act;
import org.cadastre.core.evidence.Testimony;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptHead;

/// Keeps every transcript, unchanged, in the order of arrival. It comes first: what it acknowledged
/// is on disk, and the register can be rebuilt from it. Of old transcripts the words may go, when
/// an act says so; what they said stays.
public interface TranscriptArchive extends AutoCloseable {

  /// What is kept.
  sealed interface Entry {
    /// Its place; grows with the order of arrival.
    long location();
  }

  /// A kept conversation, with its words or without.
  sealed interface Conversation extends Entry {
    String run();

    Instant recordedAt();

    TranscriptHead head();
  }

  /// A kept transcript.
  record Kept(long location, String run, Instant recordedAt, Transcript transcript)
      implements Conversation {
    @Override
    public TranscriptHead head() {
      return TranscriptHead.of(transcript);
    }
  }

  /// A transcript whose words are gone; what it said stands in their place.
  ///
  /// @param said as it was understood when they went
  /// @param act by which they went: an [Act.Condensed]
  record Condensed(
      long location,
      String run,
      Instant recordedAt,
      TranscriptHead head,
      List<Testimony> said,
      Act.Signed act)
      implements Conversation {
    public Condensed {
      said = List.copyOf(said);
    }
  }

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
