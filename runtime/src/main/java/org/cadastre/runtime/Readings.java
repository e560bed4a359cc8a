package org.cadastre.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.cmdb.journal.Sha256;
import org.cadastre.cmdb.journal.Thinning;
import org.cadastre.core.evidence.TranscriptHead;
import org.jspecify.annotations.Nullable;

/// What is kept of what was said. Devices say the same for months: what is equal to what was said
/// before by the same endpoint is kept once.
final class Readings {
  private final Thinning thinning;
  private final Map<String, Said> last = new HashMap<>();
  private final List<Said> fresh = new ArrayList<>();
  private int count;

  Readings(Thinning thinning) {
    this.thinning = thinning;
    thinning.removals(removal ->
        removal
            .gone()
            .forEach(one -> last.put(speaker(one.head()), new Said(one.reading(), "", null))));
  }

  /// Something that was said.
  static final class Said {
    private long location;
    private String text;
    private @Nullable String hash;

    /// @param text empty where it is kept already
    /// @param hash of the text, or null where nobody looked
    private Said(long location, String text, @Nullable String hash) {
      this.location = location;
      this.text = text;
      this.hash = hash;
    }

    /// Where it is kept; once it is ([#keep]).
    long location() {
      return location;
    }
  }

  private static String speaker(TranscriptHead head) {
    return head.probe() + " " + head.endpoint();
  }

  /// That text of that speaker, known or new.
  Said of(TranscriptHead head, String text) {
    var speaker = speaker(head);
    var hash = Sha256.hex(text);
    var known = last.get(speaker);
    if (known != null && hash.equals(hash(known))) {
      return known;
    }
    var said = new Said(-1, text, hash);
    last.put(speaker, said);
    fresh.add(said);
    count++;
    return said;
  }

  private String hash(Said said) {
    var hash = said.hash;
    if (hash == null) {
      hash = Sha256.hex(thinning.reading(said.location));
      said.hash = hash;
    }
    return hash;
  }

  /// Keeps what is new.
  void keep() {
    if (!fresh.isEmpty()) {
      var locations = thinning.keepReadings(fresh.stream().map(said -> said.text).toList());
      for (int i = 0; i < locations.length; i++) {
        var said = fresh.get(i);
        said.location = locations[i];
      }
      drop();
    }
  }

  /// Forgets the texts of what was new, not that it was said.
  void drop() {
    fresh.forEach(said -> said.text = "");
    fresh.clear();
  }

  /// How many were new in all.
  int count() {
    return count;
  }
}
