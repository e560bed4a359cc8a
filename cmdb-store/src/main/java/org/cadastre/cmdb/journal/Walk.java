package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.cadastre.cmdb.journal.ChainedArchive.Step;
import org.jspecify.annotations.Nullable;

/// Goes through the segments over damaged places too: behind one it looks for the next record that
/// is whole.
final class Walk {
  private final Segments segments;
  private final Removals removals;
  private final long upTo;
  private final Consumer<Step> each;

  /// The hash that the next record continues, or null where a damaged place hides it.
  private byte @Nullable [] before = new byte[Layout.HASH];

  Walk(Segments segments, Removals removals, long upTo, Consumer<Step> each) {
    this.segments = segments;
    this.removals = removals;
    this.upTo = upTo;
    this.each = each;
  }

  void from(long location) throws IOException {
    int newest = segments.newest();
    int number = 1;
    long offset = Layout.SEGMENT_HEADER;
    if (location >= 0) {
      number = Math.max(1, Segments.number(location));
      offset = Math.max(offset, Segments.offset(location));
      before = null;
    }
    if (number > newest && location >= 0) {
      damage(number, 0, "the file is missing");
    }
    for (; number <= Math.min(newest, Segments.number(upTo)); number++) {
      segment(number, offset, number == newest);
      offset = Layout.SEGMENT_HEADER;
    }
  }

  private void segment(int number, long from, boolean newest) throws IOException {
    if (!segments.exists(number)) {
      damage(number, 0, "the file is missing");
      before = null;
      return;
    }
    try (var segment = Segment.reading(segments.path(number))) {
      long size = segment.size();
      if (size >= Layout.SEGMENT_HEADER) {
        header(segment, number);
        if (segment.thin()) {
          thin(segment, number, from);
          return;
        }
        new Records(segment, number, size, newest).walk(from);
      } else if (newest) {
        unfinished(number, 0);
      } else {
        damage(number, 0, "the file ends in its header");
        before = null;
      }
    }
  }

  private void thin(Segment segment, int number, long from) throws IOException {
    var path = segments.path(number).toString();
    long last = Segments.number(upTo) == number ? Segments.offset(upTo) : Long.MAX_VALUE;
    before = new ThinWalk(segment, path, number, removals, before, each).walk(from, last);
  }

  private void header(Segment segment, int number) throws IOException {
    var header = segment.bytes(0, Layout.SEGMENT_HEADER);
    if (!Layout.isSegment(header) && !Layout.isThin(header)) {
      damage(number, 0, "no journal begins like this");
    }
    if (before != null && !Arrays.equals(before, Layout.hashIn(header))) {
      damage(
          number,
          Layout.SEGMENT_HEADER - Layout.HASH,
          "the file does not continue the one before it");
    }
  }

  /// The records of one segment.
  private final class Records {
    private final Segment segment;
    private final int number;
    private final long size;
    private final boolean newest;

    Records(Segment segment, int number, long size, boolean newest) {
      this.segment = segment;
      this.number = number;
      this.size = size;
      this.newest = newest;
    }

    void walk(long from) throws IOException {
      if (from > size) {
        damage(number, size, "the file had been longer");
      }
      long at = from;
      while (at < size && Segments.location(number, at) <= upTo) {
        var whole = whole(at);
        if (whole == null) {
          at = overDamage(at);
        } else {
          link(at, whole);
          before = whole.hash;
          at = whole.end;
        }
      }
    }

    private void link(long at, Segment.Found whole) {
      try {
        each.accept(
            Payload.link(Segments.location(number, at), whole.kind, whole.payload, whole.hash));
      } catch (Payload.UnreadableException e) {
        damage(number, at, "the record cannot be read: " + e.getMessage());
      }
    }

    /// A record that continues what stands in front of it, or what should stand there.
    private Segment.@Nullable Found whole(long at) throws IOException {
      long end = segment.soundEnd(at, size);
      if (end < 0) {
        return null;
      }
      var found = segment.at(at, end);
      return continues(found, segment.hashBefore(at)) || continues(found, before) ? found : null;
    }

    private static boolean continues(Segment.Found found, byte @Nullable [] hash) {
      return hash != null && Arrays.equals(found.hash, found.computed(hash));
    }

    /// Reports the damage there.
    ///
    /// @return where to go on
    private long overDamage(long at) throws IOException {
      long end = segment.soundEnd(at, size);
      if (end == size && newest) {
        return unfinished(at);
      }
      if (end >= 0) {
        var found = segment.at(at, end);
        before = null;
        if (end == size || whole(end) != null) {
          damage(number, at, "the record's content does not match its hash");
          return end;
        }
        before = found.computed(segment.hashBefore(at));
        if (whole(end) != null) {
          damage(number, end - Layout.HASH, "the record's hash was altered");
          return end;
        }
      }
      return search(at);
    }

    private long search(long at) throws IOException {
      before = null;
      for (long next = segment.nextHeader(at + 1, size);
          next >= 0;
          next = segment.nextHeader(next + 1, size)) {
        if (whole(next) != null) {
          damage(number, at, "there is no whole record up to byte " + next);
          return next;
        }
      }
      if (newest && segment.cutShort(at, size)) {
        return unfinished(at);
      }
      damage(number, at, "there is no whole record from here to the end of the file");
      return size;
    }

    private long unfinished(long at) {
      before = null;
      Walk.this.unfinished(number, at);
      return size;
    }
  }

  private void damage(int number, long offset, String what) {
    long location = Segments.location(number, offset);
    each.accept(new Step.Damage(location, segments.place(location), what));
  }

  private void unfinished(int number, long offset) {
    long location = Segments.location(number, offset);
    each.accept(new Step.Unfinished(location, segments.place(location)));
  }
}
