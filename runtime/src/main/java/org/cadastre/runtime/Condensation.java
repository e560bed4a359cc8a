package org.cadastre.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.cmdb.journal.ChainedArchive.Step;
import org.cadastre.cmdb.journal.Removal;
import org.cadastre.cmdb.journal.Thinning;
import org.cadastre.cmdb.journal.Thinning.Worded;
import org.cadastre.core.ci.Act;
import org.cadastre.core.evidence.TranscriptHead;
import org.cadastre.core.store.TranscriptArchive.KeptAct;
import org.cadastre.runtime.Stewardship.Word;
import org.jspecify.annotations.Nullable;

/// Chooses the transcripts that are to lose their words, and keeps what they said.
final class Condensation {
  private static final int MOST_CHARACTERS = 8 << 20;

  private final Thinning thinning;
  private final HeldRegister register;
  private final LastingReading lasting;
  private final Instant before;
  private final Readings readings;
  private final List<Going> going = new ArrayList<>();
  private @Nullable KeptAct act;
  private long characters;
  private int condensed;
  private int left;
  private long size;

  Condensation(
      ChainedArchive archive, HeldRegister register, LastingReading lasting, Instant before) {
    this.thinning = archive.thinning();
    this.register = register;
    this.lasting = lasting;
    this.before = before;
    this.readings = new Readings(thinning);
  }

  /// A transcript on its way out.
  private record Going(
      Step.Link link, String run, Instant recordedAt, TranscriptHead head, Readings.Said said) {
    Removal.Gone gone() {
      return new Removal.Gone(
          link.location(), link.hash(), link.content(), said.location(), run, recordedAt, head);
    }
  }

  /// Only counts.
  CondensationReport rehearse() {
    long now = thinning.size();
    thinning.transcripts(
        before,
        one ->
            reading(one)
                .ifPresent(text -> {
                  readings.of(one.kept().head(), text);
                  readings.drop();
                  count(one);
                }));
    return report(now, now);
  }

  /// Puts on record what goes and what stands for it; nothing goes yet.
  void write(Registrar registrar, Duration policy, Word word) {
    thinning.transcripts(
        before,
        one ->
            reading(one)
                .ifPresent(text -> {
                  if (act == null) {
                    var condensing = new Act.Condensed(before, policy);
                    act = registrar.keep(register.store(), word.actor(), word.reason(), condensing);
                  }
                  write(one, text);
                }));
    keepRemoval();
  }

  private void write(Worded one, String text) {
    var kept = one.kept();
    var head = kept.head();
    var said = readings.of(head, text);
    going.add(new Going(one.link(), kept.run(), kept.recordedAt(), head, said));
    count(one);
    characters += text.length();
    if (going.size() >= Removal.MOST || characters > MOST_CHARACTERS) {
      keepRemoval();
    }
  }

  private void keepRemoval() {
    if (act != null && !going.isEmpty()) {
      readings.keep();
      thinning.keep(new Removal(act.location(), going.stream().map(Going::gone).toList()));
    }
    going.clear();
    characters = 0;
  }

  private void count(Worded one) {
    condensed++;
    size += one.size();
  }

  /// What it said, when it is known to the register and understood for good.
  private Optional<String> reading(Worded one) {
    var kept = one.kept();
    register.giveWay();
    if (register.store().evidence(kept.transcript().hash()).isEmpty()) {
      return Optional.empty();
    }
    var text = lasting.of(kept);
    left += text.isEmpty() ? 1 : 0;
    return text;
  }

  CondensationReport report(long sizeBefore, long sizeAfter) {
    var by = act == null ? null : act.act().id();
    return new CondensationReport(
        before, condensed, size, readings.count(), left, sizeBefore, sizeAfter, by);
  }
}
