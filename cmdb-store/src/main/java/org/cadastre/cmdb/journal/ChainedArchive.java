package org.cadastre.cmdb.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cadastre.core.store.CorruptArchiveException;
import org.cadastre.core.store.TranscriptArchive;
import org.jspecify.annotations.Nullable;

/// An archive whose records form a hash chain, which can be walked without being understood.
public interface ChainedArchive extends TranscriptArchive {
  /// Where the chain begins.
  long BEGINNING = -1;

  /// Behind all that it holds.
  long END = Long.MAX_VALUE;

  /// Walks the chain, over damaged places too. Every place is handed over once, in order.
  ///
  /// @param from the location of the first record of interest, or [#BEGINNING]
  /// @param upTo the location of the last one, or [#END]
  void walk(long from, long upTo, Consumer<Step> each);

  /// A location in an operator's words: file and byte, or row.
  String place(long location);

  /// What the record at that location holds, as it was hashed.
  ///
  /// @throws CorruptArchiveException when there is nothing whole at that place, or not any more
  Content content(long location);

  /// What is left of the record at that location, where it was removed.
  ///
  /// @throws CorruptArchiveException when there is nothing whole at that place
  Optional<Remains> remains(long location);

  /// What is left of a removed record, and where it stands what became of it.
  ///
  /// @param link its place in the chain
  /// @param removal the location of the [Removal] that names it
  /// @param act the location of the act that says so
  /// @param reading the location of what it said
  record Remains(Step.Link link, long removal, long act, long reading) {
    /// Where all that stands for it is.
    public List<Long> locations() {
      return List.of(act, reading, removal);
    }
  }

  /// Lets the words of old transcripts go.
  Thinning thinning();

  /// A record in the open.
  ///
  /// @param kind tells transcripts ([#TRANSCRIPT]) from acts ([#ACT]), from what removed
  ///   transcripts said ([#READING]) and from what says that they were removed ([#REMOVAL])
  /// @param text a transcript's run, time of arrival and text on lines of their own; or the text of
  ///   a signed act
  /// @param link its place in the chain
  record Content(byte kind, String text, Step.Link link) {
    public static final byte TRANSCRIPT = 1;
    public static final byte ACT = 2;
    public static final byte READING = 3;
    public static final byte REMOVAL = 4;
  }

  /// What is met on a walk.
  sealed interface Step {
    /// Its place in the chain, or null where there is no sound one.
    default @Nullable Link record() {
      return switch (this) {
        case Link link -> link;
        case Removed(var link) -> link;
        case Damage _, Unfinished _ -> null;
      };
    }

    /// A sound record.
    ///
    /// @param hash SHA-256 of the hash before, kind and stored payload, in hexadecimal: the chain
    /// @param content SHA-256 of kind and text, in hexadecimal: the same however it was compressed
    record Link(long location, String hash, String content) implements Step {}

    /// What is left of a record that was removed, as an act and a removal in the chain say.
    ///
    /// @param link of the record as it was
    record Removed(Link link) implements Step {}

    /// A place that is not as it was written.
    ///
    /// @param location of the record, or where one would be
    /// @param place in an operator's words
    record Damage(long location, String place, String what) implements Step {}

    /// Something at the very end that a crash left unfinished; it was never acknowledged.
    record Unfinished(long location, String place) implements Step {}
  }
}
