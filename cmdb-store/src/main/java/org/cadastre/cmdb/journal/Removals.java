package org.cadastre.cmdb.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.cadastre.cmdb.journal.ChainedArchive.Content;
import org.cadastre.cmdb.journal.ChainedArchive.Remains;
import org.cadastre.cmdb.journal.ChainedArchive.Step;
import org.cadastre.cmdb.journal.Payload.UnreadableException;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.ActText;
import org.cadastre.core.ci.MalformedTextException;
import org.cadastre.core.ci.TestimonyText;
import org.cadastre.core.store.CorruptArchiveException;
import org.cadastre.core.store.TranscriptArchive.Condensed;

/// Finds what stands for removed transcripts. That a record was removed is believed only where an
/// act in the chain says so and a removal lists it.
final class Removals {
  private static final int REMEMBERED = 32;
  private static final int LARGEST_REMEMBERED = 1 << 18;

  private final LongFunction<Content> contents;
  private final Map<Long, Listed> listed = new Recent<>();
  private final Map<Long, String> readings = new Recent<>();

  /// @param contents what stands at a location
  Removals(LongFunction<Content> contents) {
    this.contents = contents;
  }

  /// A removal and the act behind it.
  private record Listed(Removal removal, Act.Signed act) {}

  /// The last ones that were asked for.
  private static final class Recent<V> extends LinkedHashMap<Long, V> {
    private static final long serialVersionUID = 1;

    Recent() {
      super(REMEMBERED, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
      return size() > REMEMBERED;
    }
  }

  /// @param hash of the record that was removed, in hexadecimal
  /// @throws UnreadableException when nothing says that it was removed
  Condensed condensed(long location, Stub stub, String hash) throws UnreadableException {
    var gone = require(location, stub, hash);
    try {
      var said = TestimonyText.read(gone.head(), reading(gone.reading()));
      var act = listed(stub.removal()).act();
      return new Condensed(location, gone.run(), gone.recordedAt(), gone.head(), said, act);
    } catch (MalformedTextException e) {
      throw new UnreadableException("what it said cannot be read: " + e.getMessage());
    }
  }

  /// What is on record of a removed transcript.
  ///
  /// @throws UnreadableException when nothing says that it was removed
  Removal.Gone require(long location, Stub stub, String hash) throws UnreadableException {
    var gone = listed(stub.removal()).removal().at(location).orElse(null);
    if (gone == null || stub.kind() != Content.TRANSCRIPT) {
      throw new UnreadableException("it was removed, and no removal on record names it");
    }
    if (!gone.chain().equals(hash) || !gone.content().equals(stub.content())) {
      throw new UnreadableException("what is left of it is not as its removal says");
    }
    return gone;
  }

  /// Where it stands what became of a removed transcript.
  ///
  /// @throws UnreadableException when nothing says that it was removed
  Remains remains(long location, Stub stub, String hash) throws UnreadableException {
    var gone = require(location, stub, hash);
    var link = new Step.Link(location, hash, gone.content());
    return new Remains(
        link, stub.removal(), listed(stub.removal()).removal().act(), gone.reading());
  }

  private synchronized Listed listed(long location) throws UnreadableException {
    var known = listed.get(location);
    if (known == null) {
      known = look(location);
      listed.put(location, known);
    }
    return known;
  }

  private Listed look(long location) throws UnreadableException {
    try {
      var removal = Removal.parse(text(location, Content.REMOVAL));
      var act = ActText.readSigned(text(removal.act(), Content.ACT));
      if (act.act() instanceof Act.Condensed) {
        return new Listed(removal, act);
      }
      throw new UnreadableException("it was removed, and no act on record says so");
    } catch (MalformedTextException e) {
      throw new UnreadableException("its removal cannot be read: " + e.getMessage());
    }
  }

  private synchronized String reading(long location) throws UnreadableException {
    var known = readings.get(location);
    if (known == null) {
      known = text(location, Content.READING);
      if (known.length() <= LARGEST_REMEMBERED) {
        readings.put(location, known);
      }
    }
    return known;
  }

  private String text(long location, byte kind) throws UnreadableException {
    try {
      var content = contents.apply(location);
      if (content.kind() == kind) {
        return content.text();
      }
      throw new UnreadableException(
          "it was removed, and what is to stand for it is not at " + location);
    } catch (CorruptArchiveException e) {
      throw new UnreadableException(
          "it was removed, and what stands for it is damaged: " + e.getMessage());
    }
  }
}
