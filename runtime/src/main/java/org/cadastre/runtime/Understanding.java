package org.cadastre.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.evidence.Testimony;
import org.cadastre.core.store.TranscriptArchive;
import org.cadastre.core.store.TranscriptArchive.Condensed;
import org.cadastre.core.store.TranscriptArchive.Conversation;
import org.cadastre.core.store.TranscriptArchive.Kept;
import org.cadastre.reconciler.Observation;
import org.cadastre.reconciler.Testimonies;
import org.jspecify.annotations.Nullable;

/// What archived transcripts say, as we understand them today, or where their words are gone, as we
/// did then. Those of a batch are read side by side: it is most of the work that needs nothing of
/// the register.
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
      Conversation of,
      List<Observation> observations,
      @Nullable Throwable fault) {}

  /// In the same order.
  ///
  /// @param transcripts by hash
  List<Understood> of(Map<String, Conversation> transcripts) {
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
    return found.isPresent() && archive.read(found.get().location()) instanceof Conversation kept
        ? read(hash, kept)
        : List.of();
  }

  private Understood understood(String hash, Conversation kept) {
    var record = record(hash, kept);
    try {
      return new Understood(record, kept, read(hash, kept), null);
    } catch (RuntimeException | StackOverflowError e) {
      return new Understood(record, kept, List.of(), e);
    }
  }

  private List<Observation> read(String hash, Conversation kept) {
    var endpoint =
        switch (kept) {
          case Kept whole -> whole.transcript().endpoint();
          case Condensed rest -> rest.head().endpoint();
        };
    return Observation.of(kept.run(), endpoint, hash, kept.recordedAt(), said(kept));
  }

  private List<Testimony> said(Conversation kept) {
    return switch (kept) {
      case Kept whole -> rulings.reader(whole.transcript().probe()).read(whole.transcript());
      case Condensed rest -> rest.said();
    };
  }

  private static EvidenceRecord record(String hash, Conversation kept) {
    return switch (kept) {
      case Kept(var location, var run, var recordedAt, var said) ->
          new EvidenceRecord(
              hash, run, said.probe(), said.endpoint(), said.ended(), recordedAt, location);
      case Condensed(var location, var run, var recordedAt, var head, _, _) ->
          new EvidenceRecord(
              hash, run, head.probe(), head.endpoint(), head.ended(), recordedAt, location);
    };
  }
}
