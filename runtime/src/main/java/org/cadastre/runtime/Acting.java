package org.cadastre.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.CmdbView;
import org.cadastre.core.store.TranscriptArchive.KeptAct;
import org.cadastre.reconciler.Reconciler.Reconsider;
import org.cadastre.reconciler.Testimonies;
import org.jspecify.annotations.Nullable;

/// Does what follows from acts.
final class Acting {
  private final Rulings rulings;
  private final Testimonies archive;
  private @Nullable CmdbStore store;
  private Consumer<Judgement> watch = _ -> {};

  Acting(Rulings rulings, Testimonies archive) {
    this.rulings = rulings;
    this.archive = archive;
  }

  /// Where a transcript is kept, as the register knows that we work on.
  Optional<EvidenceRecord> evidence(String hash) {
    var known = store;
    return known == null
        ? Optional.empty()
        : known.evidence(hash).stream().filter(e -> e.hash().equals(hash)).findFirst();
  }

  void use(CmdbStore register) {
    store = register;
  }

  /// @param all is told of what is made of the whole estate, when it is judged again
  void watch(Consumer<Judgement> all) {
    watch = all;
  }

  void perform(CmdbStore register, KeptAct kept) {
    use(register);
    var signed = kept.act();
    var now = signed.recordedAt();
    switch (signed.act()) {
      case Act.Same(var one, var other) -> reassert(register, kept, List.of(one, other));
      case Act.Apart(var these, var those) -> {
        var all = new ArrayList<>(these);
        all.addAll(those);
        reassert(register, kept, all);
      }
      case Act.Retracted(var id) -> reassert(register, kept, signatures(register, id));
      case Act.Locked(var ci, _, _, _) -> resettle(register, kept, ci);
      case Act.Unlocked(var ci, _) -> resettle(register, kept, ci);
      case Act.Owned(var ci, var owner) ->
          change(register, kept, ci, item -> List.of(new Change.ItemPut(item.ownedBy(owner))));
      case Act.Retired(var ci) -> change(register, kept, ci, item -> retired(item, signed));
      case Act.Settled(var conflict) ->
          record(
              register, kept, List.of(new Change.ConflictSettled(conflict, now, signed.reason())));
      case Act.RulesApplied(_, var files) -> {
        rulings.adopt(files);
        judgeAll(register, now);
        record(register, kept, List.of());
      }
      case Act.Measured(var figures) -> {
        rulings.adopt(Figures.read(figures));
        judgeAll(register, now);
        record(register, kept, List.of());
      }
      case Act.RunRecorded recorded -> {
        var changes = new ArrayList<Change>();
        changes.add(new Change.RunPut(recorded.run()));
        recorded.coverage().forEach(row -> changes.add(new Change.Covered(row)));
        record(register, kept, changes);
        new Absences(rulings, register).judge(recorded.run().id(), now);
      }
      case Act.Disowned(var run) -> {
        new Disowning(rulings, archive, register).disown(run, signed);
        record(register, kept, List.of());
      }
      case Act.Entered _,
          Act.Scheduled _,
          Act.Unscheduled _,
          Act.ScansStopped _,
          Act.ScansAllowed _,
          Act.Condensed _,
          Act.Administered _ ->
          record(register, kept, List.of());
    }
  }

  private static void record(CmdbStore register, KeptAct kept, List<Change> changes) {
    var all = new ArrayList<>(changes);
    all.add(new Change.ActKept(kept.act(), kept.location()));
    register.commit(new ChangeSet(all));
  }

  private static List<String> signatures(CmdbStore register, String act) {
    return register.assertions().stream()
        .filter(signed -> signed.id().equals(act))
        .flatMap(signed ->
            switch (signed.act()) {
              case Act.Same(var one, var other) -> List.of(one, other).stream();
              case Act.Apart(var these, var those) ->
                  java.util.stream.Stream.concat(these.stream(), those.stream());
              default -> java.util.stream.Stream.<String>empty();
            })
        .toList();
  }

  private void reassert(CmdbStore register, KeptAct kept, Collection<String> signatures) {
    var signed = kept.act();
    register.commitAlone(view -> {
      var items = new TreeSet<CiId>();
      view.sightingsLike(signatures)
          .forEach(sighting -> {
            var ci = sighting.ci();
            if (ci != null) {
              items.add(ci);
            }
          });
      var because = "%s said so: %s".formatted(signed.actor(), signed.reason());
      return ChangeSet.of(new Change.ActKept(signed, kept.location()))
          .and(
              rulings
                  .reconciler()
                  .refold(
                      new Foreseen(view, signed),
                      List.of(),
                      items,
                      archive,
                      because,
                      signed.recordedAt()));
    });
  }

  private void resettle(CmdbStore register, KeptAct kept, CiId ci) {
    var signed = kept.act();
    register.commitAlone(view ->
        ChangeSet.of(new Change.ActKept(signed, kept.location()))
            .and(
                rulings
                    .reconciler()
                    .settle(
                        new Foreseen(view, signed),
                        List.of(root(view, ci)),
                        Reconsider.EVERYTHING,
                        signed.recordedAt())));
  }

  private static CiId root(CmdbView view, CiId ci) {
    var root = ci;
    for (var host = host(view, root); host != null; host = host(view, root)) {
      root = host;
    }
    return root;
  }

  private static @Nullable CiId host(CmdbView view, CiId ci) {
    return view.item(ci).map(ConfigurationItem::host).orElse(null);
  }

  private interface Work {
    List<Change> on(ConfigurationItem item);
  }

  private static void change(CmdbStore register, KeptAct kept, CiId ci, Work work) {
    register.commitAlone(view -> {
      var changes = new ArrayList<Change>();
      view.item(ci).ifPresent(item -> changes.addAll(work.on(item)));
      changes.add(new Change.ActKept(kept.act(), kept.location()));
      return new ChangeSet(changes);
    });
  }

  private static List<Change> retired(ConfigurationItem item, Act.Signed signed) {
    var because = "%s said so: %s".formatted(signed.actor(), signed.reason());
    return List.of(
        new Change.ItemPut(item.in(Lifecycle.RETIRED)),
        new Change.LifecycleChanged(
            item.id(),
            Lifecycle.RETIRED,
            signed.recordedAt(),
            signed.recordedAt(),
            because,
            "",
            null));
  }

  private void judgeAll(CmdbStore register, Instant now) {
    new Estate(register, rulings.reconciler(), now).judge(watch);
  }
}
