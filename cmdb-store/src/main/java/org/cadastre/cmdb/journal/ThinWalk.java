package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.cadastre.cmdb.journal.ChainedArchive.Step;
import org.cadastre.core.store.CorruptArchiveException;
import org.jspecify.annotations.Nullable;

/// Goes through a thin segment over damaged places too: its table says where records lie.
final class ThinWalk {
  private final Segment segment;
  private final String path;
  private final int number;
  private final Removals removals;
  private final Consumer<Step> each;

  /// The hash that the next record continues, or null where a damaged place hides it.
  private byte @Nullable [] before;

  ThinWalk(
      Segment segment,
      String path,
      int number,
      Removals removals,
      byte @Nullable [] before,
      Consumer<Step> each) {
    this.segment = segment;
    this.path = path;
    this.number = number;
    this.removals = removals;
    this.before = before;
    this.each = each;
  }

  /// @param from the offset of the first record of interest
  /// @param upTo the offset of the last one
  /// @return the hash at the end, or null where a damaged place hides it
  byte @Nullable [] walk(long from, long upTo) throws IOException {
    var table = table(from);
    if (table == null) {
      return null;
    }
    for (int i = 0; i < table.count(); i++) {
      var place = table.place(i);
      if (place.offset() >= from && place.offset() <= upTo) {
        step(table, place);
      }
    }
    return before;
  }

  private @Nullable ThinSegment table(long from) throws IOException {
    try {
      var table = ThinSegment.of(segment);
      if (table.sound()) {
        return table;
      }
      damage(from, segment.size() - ThinSegment.END, "the table of where records lie is damaged");
    } catch (CorruptArchiveException e) {
      damage(from, segment.size(), "the table of where records lie is damaged");
    }
    return null;
  }

  private void step(ThinSegment table, ThinSegment.Place place) throws IOException {
    Segment.Found found;
    try {
      found = table.at(place);
    } catch (CorruptArchiveException _) {
      damage(place.offset(), place.at(), "there is no record");
      before = null;
      return;
    }
    try {
      each.accept(found.kind == Stub.KIND ? removed(place, found) : whole(place, found));
      before = found.hash;
    } catch (Payload.UnreadableException e) {
      damage(place.offset(), place.at(), String.valueOf(e.getMessage()));
      before = found.kind == Stub.KIND ? null : found.computed(segment.hashBefore(place.at()));
    }
  }

  private Step removed(ThinSegment.Place place, Segment.Found found)
      throws Payload.UnreadableException {
    long location = Segments.location(number, place.offset());
    var hash = Sha256.hex(found.hash);
    var gone = removals.require(location, Stub.parse(found.payload), hash);
    return new Step.Removed(new Step.Link(location, hash, gone.content()));
  }

  private Step whole(ThinSegment.Place place, Segment.Found found)
      throws IOException, Payload.UnreadableException {
    if (!continues(found, segment.hashBefore(place.at())) && !continues(found, before)) {
      throw new Payload.UnreadableException("the record's content does not match its hash");
    }
    long location = Segments.location(number, place.offset());
    return Payload.link(location, found.kind, found.payload, found.hash);
  }

  private static boolean continues(Segment.Found found, byte @Nullable [] hash) {
    return hash != null && Arrays.equals(found.hash, found.computed(hash));
  }

  private void damage(long offset, long at, String what) {
    each.accept(new Step.Damage(Segments.location(number, offset), path + " byte " + at, what));
  }
}
