package org.cadastre.cmdb.journal;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.cadastre.cmdb.journal.ChainedArchive.Content;
import org.cadastre.cmdb.journal.ChainedArchive.Step;
import org.cadastre.core.store.StoreInUseException;
import org.cadastre.core.store.TranscriptArchive.Kept;

/// Lets the words of old transcripts go. First an act is kept that says so, then what each
/// transcript said ([#keepReadings]) and which they are ([#keep]); only then [#thin] removes what
/// is named. Whoever is killed in between is gone on from by calling [#thin] again.
public abstract class Thinning {
  final Intake intake;

  Thinning(Intake intake) {
    this.intake = intake;
  }

  /// A transcript that has its words.
  ///
  /// @param size of what is stored, in bytes
  public record Worded(Kept kept, Step.Link link, int size) {}

  /// Hands over transcripts that have their words and were kept before then, in order. Where the
  /// clock was set back meanwhile, it may be that not all are.
  public abstract void transcripts(Instant before, Consumer<Worded> each);

  /// Hands over every removal on record, in order.
  public abstract void removals(Consumer<Removal> each);

  /// What [#keepReadings] kept there.
  public abstract String reading(long location);

  /// Keeps what transcripts said.
  ///
  /// @return their locations
  /// @throws IllegalArgumentException when one could not be read back
  public final long[] keepReadings(List<String> texts) {
    return intake.append(Content.READING, texts);
  }

  public final void keep(Removal removal) {
    intake.append(Content.REMOVAL, List.of(removal.text()));
  }

  /// Removes the words of all transcripts that a removal on record names.
  ///
  /// @throws StoreInUseException while another process does
  public abstract void thin();

  /// How much room the archive takes, in bytes.
  public abstract long size();
}
