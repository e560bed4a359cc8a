package org.cadastre.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.store.TranscriptArchive;
import org.cadastre.core.store.TranscriptArchive.Kept;
import org.cadastre.reconciler.Observation;
import org.cadastre.reconciler.Testimonies;
import org.jspecify.annotations.Nullable;

/// What archived transcripts say, as we understand them today. Those of a batch are read side by
/// side: it is most of the work that needs nothing of the register.
final class Understanding implements Testimonies {
  private final Rulings rulings;
  private final TranscriptArchive archive;
  private final Function<String, Optional<EvidenceRecord>> evidence;
  private final Map<String, List<Observation>> atHand = new HashMap<>();

  /// @param evidence where a transcript is kept, by its hash
  Understanding(
      Rulings rulings,
      TranscriptArchive archive,
      Function<String, Optional<EvidenceRecord>> evidence) {
    this.rulings = rulings;
    this.archive = archive;
    this.evidence = evidence;
  }

  /// What a transcript says, or why it cannot be read.
  record Understood(
      EvidenceRecord record,
      Transcript transcript,
      List<Observation> observations,
      @Nullable Throwable fault) {}

  /// In the same order.
  ///
  /// @param transcripts by hash
  List<Understood> of(Map<String, Kept> transcripts) {
    var all =
        List.copyOf(transcripts.entrySet()).parallelStream()
            .map(one -> understood(one.getKey(), one.getValue()))
            .toList();
    all.forEach(one -> {
      if (one.fault() == null) {
        atHand.put(one.record().hash(), one.observations());
      }
    });
    return all;
  }

  /// What was read is read again when it is asked for from now on.
  void forget() {
    atHand.clear();
  }

  @Override
  public List<Observation> of(String hash) {
    var fresh = atHand.get(hash);
    if (fresh != null) {
      return fresh;
    }
    var found = evidence.apply(hash);
    return found.isPresent() && archive.read(found.get().location()) instanceof Kept kept
        ? read(hash, kept)
        : List.of();
  }

  private Understood understood(String hash, Kept kept) {
    var record = record(hash, kept);
    try {
      return new Understood(record, kept.transcript(), read(hash, kept), null);
    } catch (RuntimeException | StackOverflowError e) {
      return new Understood(record, kept.transcript(), List.of(), e);
    }
  }

  private List<Observation> read(String hash, Kept kept) {
    var transcript = kept.transcript();
    return Observation.of(
        kept.run(),
        transcript.endpoint(),
        hash,
        kept.recordedAt(),
        rulings.reader(transcript.probe()).read(transcript));
  }

  private static EvidenceRecord record(String hash, Kept kept) {
    var transcript = kept.transcript();
    return new EvidenceRecord(
        hash,
        kept.run(),
        transcript.probe(),
        transcript.endpoint(),
        transcript.ended(),
        kept.recordedAt(),
        kept.location());
  }
}
