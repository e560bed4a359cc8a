package org.cadastre.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.PartlyKnownException;
import org.cadastre.core.store.TranscriptArchive;
import org.cadastre.core.store.TranscriptArchive.Conversation;
import org.cadastre.core.store.TranscriptArchive.Kept;
import org.cadastre.core.store.TranscriptArchive.KeptAct;
import org.cadastre.reconciler.Observation;
import org.cadastre.reconciler.Reconciler.Reconsider;
import org.cadastre.runtime.Understanding.Understood;

/// Enters what is archived into the register: transcripts in batches, and acts with what follows
/// from them. All that it does is told by the archive, so that doing it again from the archive
/// gives the same register.
final class Registrar {
  static final String NOBODY = "cadastre";
  static final int BATCH = 200;
  private static final int DUE_AT_ONCE = 500;

  private final Rulings rulings;
  private final TranscriptArchive archive;
  private final Acting acting;
  private final Understanding understanding;
  private final TreeSet<CiId> seen = new TreeSet<>();
  private final TreeSet<CiId> created = new TreeSet<>();
  private final List<CoverageRow> failures = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final AccountTally tally = new AccountTally();

  Registrar(Rulings rulings, TranscriptArchive archive) {
    this.rulings = rulings;
    this.archive = archive;
    this.understanding = new Understanding(rulings, archive, this::evidence);
    this.acting = new Acting(rulings, understanding);
  }

  /// Enters everything that lies in the archive behind what the register has. What processes before
  /// us did is no part of what we report.
  static void catchUp(Rulings rulings, CmdbStore store, TranscriptArchive archive) {
    new Registrar(rulings, archive).catchUp(store);
  }

  void catchUp(CmdbStore store) {
    var left = new ArrayList<>(follow(store, Long.MAX_VALUE, _ -> {}));
    for (int from = 0; from < left.size(); from += BATCH) {
      enter(store, left.subList(from, Math.min(left.size(), from + BATCH)));
    }
  }

  /// Does again what others are on record as having done; puts nothing on record.
  ///
  /// @param upTo the last location of interest
  /// @param progress is told of each entry's location
  /// @return what nobody is on record as having entered
  Collection<Conversation> follow(CmdbStore store, long upTo, LongConsumer progress) {
    acting.use(store);
    var pending = new LinkedHashMap<String, Conversation>();
    archive.after(
        store.lastLocation(),
        entry -> {
          if (entry.location() > upTo) {
            return;
          }
          switch (entry) {
            case Conversation kept -> pending.put(kept.head().hash(), kept);
            case KeptAct act -> redo(store, act, pending);
          }
          progress.accept(entry.location());
        });
    return pending.values();
  }

  private void redo(CmdbStore store, KeptAct kept, Map<String, Conversation> pending) {
    if (kept.act().act() instanceof Act.Entered(var hashes)) {
      var batch = new ArrayList<Conversation>();
      var missing = new HashSet<String>();
      for (var hash : hashes) {
        var of = pending.remove(hash);
        if (of != null) {
          batch.add(of);
        } else if (store.evidence(hash).isEmpty()) {
          missing.add(hash);
        }
      }
      batch.addAll(search(missing));
      enter(store, kept, byHash(batch));
    } else {
      acting.perform(store, kept);
    }
  }

  /// What came late is entered last of a batch: a process that died in between left it behind, in
  /// front of what it had entered already.
  private List<Conversation> search(Collection<String> hashes) {
    var found = new LinkedHashMap<String, Conversation>();
    if (!hashes.isEmpty()) {
      archive.after(
          -1,
          entry -> {
            if (entry instanceof Conversation kept && hashes.contains(kept.head().hash())) {
              found.putIfAbsent(kept.head().hash(), kept);
            }
          });
    }
    return List.copyOf(found.values());
  }

  /// Enters what lies in the archive behind a location and is not in the register, although others
  /// went on: a node died that had kept it.
  ///
  /// What it is on record as having taken together is taken so, at its time: a rebuild does the
  /// same.
  void recover(CmdbStore store, long location) {
    var missing = new LinkedHashMap<String, Conversation>();
    var markers = new ArrayList<KeptAct>();
    archive.after(
        location,
        entry -> {
          switch (entry) {
            case Conversation kept -> {
              if (store.evidence(kept.head().hash()).isEmpty()) {
                missing.put(kept.head().hash(), kept);
              }
            }
            case KeptAct kept -> {
              if (kept.act().act() instanceof Act.Entered(var hashes)
                  && !Collections.disjoint(hashes, missing.keySet())) {
                markers.add(kept);
              }
            }
          }
        });
    markers.forEach(marker -> redo(store, marker, missing));
    var left = List.copyOf(missing.values());
    for (int from = 0; from < left.size(); from += BATCH) {
      enter(store, left.subList(from, Math.min(left.size(), from + BATCH)));
    }
  }

  /// Completes what follows from the last entry, if a process died before it was done.
  void finish(CmdbStore store) {
    long last = store.lastLocation();
    if (last >= 0 && archive.read(last) instanceof KeptAct kept) {
      var now = kept.act().recordedAt();
      if (kept.act().act() instanceof Act.Entered) {
        settleDue(store, now);
      } else if (kept.act().act() instanceof Act.RunRecorded(var run, _)) {
        new Absences(rulings, store).judge(run.id(), now);
      }
    }
  }

  /// Puts something on record that no source said, and does what follows from it.
  Act.Signed act(CmdbStore store, String actor, String reason, Act act) {
    return keep(store, actor, reason, act).act();
  }

  /// As [#act(CmdbStore, String, String, Act)], with its place in the archive.
  KeptAct keep(CmdbStore store, String actor, String reason, Act act) {
    var kept = archive.append(actor, reason, act);
    acting.perform(store, kept);
    return kept;
  }

  /// As [#act(CmdbStore, String, String, Act)].
  ///
  /// @param all is told of what is made of the whole estate, when it is judged again
  Act.Signed act(CmdbStore store, String actor, String reason, Act act, Consumer<Judgement> all) {
    acting.watch(all);
    try {
      return act(store, actor, reason, act);
    } finally {
      acting.watch(_ -> {});
    }
  }

  /// Takes transcripts together.
  void enter(CmdbStore store, Collection<? extends Conversation> transcripts) {
    if (transcripts.isEmpty()) {
      return;
    }
    var byHash = byHash(transcripts);
    var marker = archive.append(NOBODY, "", new Act.Entered(List.copyOf(byHash.keySet())));
    enter(store, marker, byHash);
  }

  private static Map<String, Conversation> byHash(Collection<? extends Conversation> transcripts) {
    var byHash = new LinkedHashMap<String, Conversation>();
    transcripts.forEach(kept -> byHash.putIfAbsent(kept.head().hash(), kept));
    return byHash;
  }

  private void enter(CmdbStore store, KeptAct marker, Map<String, Conversation> transcripts) {
    acting.use(store);
    boolean entered = false;
    while (!entered) {
      entered = attempt(store, marker, transcripts);
      understanding.forget();
    }
    settleDue(store, marker.act().recordedAt());
  }

  /// @return false when another process, catching up, entered some of them meanwhile
  private boolean attempt(CmdbStore store, KeptAct marker, Map<String, Conversation> transcripts) {
    var fresh = new LinkedHashMap<>(transcripts);
    fresh.keySet().removeIf(hash -> !store.evidence(hash).isEmpty());
    var batch = new Entry(store, marker);
    understanding.of(fresh).forEach(batch::add);
    try {
      batch.commit();
      return true;
    } catch (PartlyKnownException _) {
      return false;
    }
  }

  /// One batch on its way into the register.
  private final class Entry {
    private final CmdbStore store;
    private final KeptAct marker;
    private final Map<String, EvidenceRecord> evidence = new LinkedHashMap<>();
    private final List<List<Observation>> said = new ArrayList<>();
    private final List<Change> faulty = new ArrayList<>();

    private Entry(CmdbStore store, KeptAct marker) {
      this.store = store;
      this.marker = marker;
    }

    private void add(Understood one) {
      evidence.put(one.record().hash(), one.record());
      if (one.fault() == null) {
        said.add(one.observations());
        if (one.of() instanceof Kept kept) {
          tally.add(kept.transcript(), one.observations());
        }
      } else {
        fault(one.record(), one.fault());
      }
    }

    private void fault(EvidenceRecord record, Throwable e) {
      faults.add("%s: %s (transcript %s is kept)".formatted(record.endpoint(), e, record.hash()));
      faulty.add(new Change.Covered(Failing.fault(record)));
    }

    private void commit() {
      var now = marker.act().recordedAt();
      var late = new TreeSet<String>();
      var changes =
          store.commit(
              rulings.reconciler().keys(said.stream().flatMap(List::stream).toList()),
              view -> {
                late.clear();
                var reconciled = rulings.reconciler().reconcile(view, said, understanding, now);
                late.addAll(reconciled.postponed());
                var all = new ArrayList<Change>(faulty);
                evidence.forEach((hash, record) -> {
                  if (!late.contains(hash)) {
                    all.add(new Change.EvidenceKept(record));
                  }
                });
                if (late.isEmpty()) {
                  all.add(new Change.ActKept(marker.act(), marker.location()));
                }
                return new ChangeSet(all).and(reconciled.changes());
              });
      changes.changes().forEach(Registrar.this::note);
      if (!late.isEmpty()) {
        commitLate(late, now);
      }
      new Departures(rulings.model(), store, now)
          .judge(said.stream().flatMap(List::stream).toList());
    }

    private void commitLate(Collection<String> late, Instant now) {
      var those =
          said.stream()
              .filter(one -> !one.isEmpty() && late.contains(one.getFirst().transcript()))
              .toList();
      var changes =
          store.commitAlone(view -> {
            var all = new ArrayList<Change>();
            late.forEach(hash -> {
              var record = evidence.get(hash);
              if (record != null) {
                all.add(new Change.EvidenceKept(record));
              }
            });
            all.add(new Change.ActKept(marker.act(), marker.location()));
            var because = "what came late told otherwise";
            return new ChangeSet(all)
                .and(
                    rulings
                        .reconciler()
                        .refold(view, those, List.of(), understanding, because, now));
          });
      changes.changes().forEach(Registrar.this::note);
    }
  }

  /// Judges again what time has overtaken.
  private void settleDue(CmdbStore store, Instant now) {
    var before = List.<CiId>of();
    for (var due = store.due(now, DUE_AT_ONCE); !due.isEmpty() && !due.equals(before); ) {
      var items = due;
      store.commitAlone(
          view -> rulings.reconciler().settle(view, items, Reconsider.OVERTAKEN, now));
      before = due;
      due = store.due(now, DUE_AT_ONCE);
    }
  }

  private Optional<EvidenceRecord> evidence(String hash) {
    return acting.evidence(hash);
  }

  private void note(Change change) {
    switch (change) {
      case Change.Sighted(var sighting) -> {
        var ci = sighting.ci();
        if (ci != null && !sighting.mention()) {
          seen.add(ci);
          if (ci.equals(sighting.founded())) {
            created.add(ci);
          }
        }
      }
      case Change.Covered(var row) when Failing.failed(row) -> failures.add(row);
      default -> {}
    }
  }

  List<CiId> seen() {
    return List.copyOf(seen);
  }

  List<CiId> created() {
    return List.copyOf(created);
  }

  List<CoverageRow> failures() {
    return List.copyOf(failures);
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  AccountTally tally() {
    return tally;
  }
}
