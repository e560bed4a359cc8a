package org.cadastre.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.cmdb.journal.Removal;
import org.cadastre.cmdb.journal.Sha256;
import org.cadastre.cmdb.journal.Thinning;
import org.cadastre.cmdb.journal.Thinning.Worded;
import org.cadastre.core.ci.Act;
import org.cadastre.core.evidence.TranscriptHead;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.TranscriptArchive.KeptAct;
import org.cadastre.runtime.Stewardship.Word;
import org.jspecify.annotations.Nullable;

/// Chooses the transcripts that are to lose their words, and keeps what they said.
///
/// Devices say the same for months: what is equal to what was said before by the same endpoint is
/// kept once.
final class Condensation {
  private final Thinning thinning;
  private final CmdbStore store;
  private final LastingReading lasting;
  private final Instant before;
  private final Map<String, Said> last = new HashMap<>();
  private final List<Removal.Gone> gone = new ArrayList<>();
  private int condensed;
  private int readings;
  private int left;
  private long size;

  Condensation(ChainedArchive archive, CmdbStore store, LastingReading lasting, Instant before) {
    this.thinning = archive.thinning();
    this.store = store;
    this.lasting = lasting;
    this.before = before;
    thinning.removals(removal ->
        removal
            .gone()
            .forEach(one -> last.put(speaker(one.head()), new Said(one.reading(), null))));
  }

  /// What was last said by one.
  ///
  /// @param hash of its text, or null where nobody looked
  private record Said(long location, @Nullable String hash) {}

  private static String speaker(TranscriptHead head) {
    return head.probe() + " " + head.endpoint();
  }

  /// Only counts.
  CondensationReport rehearse() {
    long now = thinning.size();
    thinning.transcripts(one ->
        reading(one)
            .ifPresent(text -> {
              said(one.kept().head(), text, _ -> -1);
              count(one);
            }));
    return report(now, now, null);
  }

  /// Puts on record what goes and what stands for it; nothing goes yet.
  ///
  /// @return the act by which it goes, or null where there is nothing
  @Nullable KeptAct write(Registrar registrar, Duration policy, Word word) {
    var acts = new ArrayList<KeptAct>();
    Supplier<KeptAct> acting =
        () -> {
          if (acts.isEmpty()) {
            var act = new Act.Condensed(before, policy);
            acts.add(registrar.keep(store, word.actor(), word.reason(), act));
          }
          return acts.getFirst();
        };
    thinning.transcripts(one -> reading(one).ifPresent(text -> write(one, text, acting)));
    keepRemoval(acts);
    return acts.isEmpty() ? null : acts.getFirst();
  }

  private void write(Worded one, String text, Supplier<KeptAct> acting) {
    var act = acting.get();
    var kept = one.kept();
    long reading;
    try {
      reading = said(kept.head(), text, thinning::keepReading);
    } catch (IllegalArgumentException _) {
      left++;
      return;
    }
    gone.add(
        new Removal.Gone(
            kept.location(),
            one.link().hash(),
            one.link().content(),
            reading,
            kept.run(),
            kept.recordedAt(),
            kept.head()));
    count(one);
    if (gone.size() >= Removal.MOST) {
      keepRemoval(List.of(act));
    }
  }

  private void keepRemoval(List<KeptAct> acts) {
    if (!gone.isEmpty()) {
      thinning.keep(new Removal(acts.getFirst().location(), gone));
      gone.clear();
    }
  }

  private void count(Worded one) {
    condensed++;
    size += one.size();
  }

  /// What it said, when it is old enough, known to the register, and understood for good.
  private Optional<String> reading(Worded one) {
    var kept = one.kept();
    if (!kept.recordedAt().isBefore(before) || store.evidence(kept.transcript().hash()).isEmpty()) {
      return Optional.empty();
    }
    var text = lasting.of(kept);
    left += text.isEmpty() ? 1 : 0;
    return text;
  }

  /// @param keeping keeps a text that was not said before
  private long said(TranscriptHead head, String text, ToLongFunction<String> keeping) {
    var speaker = speaker(head);
    var hash = Sha256.hex(text);
    var known = last.get(speaker);
    if (known != null && hash.equals(hash(known))) {
      return known.location();
    }
    long location = keeping.applyAsLong(text);
    readings++;
    last.put(speaker, new Said(location, hash));
    return location;
  }

  private String hash(Said said) {
    var known = said.hash();
    return known == null ? Sha256.hex(thinning.reading(said.location())) : known;
  }

  CondensationReport report(long sizeBefore, long sizeAfter, @Nullable String act) {
    return new CondensationReport(
        before, condensed, size, readings, left, sizeBefore, sizeAfter, act);
  }
}
