package org.cadastre.runtime;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.ci.Signature;
import org.cadastre.core.model.Value;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.TranscriptArchive;
import org.jspecify.annotations.Nullable;

/// What people decide about the register: who is who, what an attribute has to be, who answers for
/// an item. Everything is archived as their word, holds for later scans as well, and can be taken
/// back.
public final class Stewardship {
  private final Registers registers;
  private final Supplier<TranscriptArchive> archives;
  private final Rulings rulings;
  private final InstantSource clock;

  Stewardship(
      Registers registers,
      Supplier<TranscriptArchive> archives,
      Rulings rulings,
      InstantSource clock) {
    this.registers = registers;
    this.archives = archives;
    this.rulings = rulings;
    this.clock = clock;
  }

  /// Who says so, and why.
  public record Word(String actor, String reason) {}

  /// Two items are one. The older one's id stays.
  public Act.Signed merge(CiId one, CiId other, Word word) {
    return decide(
        word,
        (store, _) -> {
          if (one.equals(other)) {
            throw new RefusedException(one + " is one item already");
          }
          requireRoot(store, one);
          requireRoot(store, other);
          return new Act.Same(signature(store, one), signature(store, other));
        });
  }

  /// Takes back what people said of an item being the same as others: theirs is undone, what keys
  /// tell stays.
  ///
  /// @param ci the item, or one that was merged into it
  /// @return what was taken back
  public List<Act.Signed> unmerge(CiId ci, Word word) {
    try (var archive = archives.get();
        var store = registers.open()) {
      Registrar.catchUp(rulings, store, archive);
      var signatures = signatures(store.sightings(List.of(current(store, ci))), ci);
      var done = new ArrayList<Act.Signed>();
      for (var assertion : store.assertions()) {
        if (assertion.act() instanceof Act.Same(var one, var other)
            && signatures.contains(one)
            && signatures.contains(other)) {
          done.add(act(store, archive, word, new Act.Retracted(assertion.id())));
        }
      }
      if (done.isEmpty()) {
        throw new RefusedException(
            "nobody said that "
                + ci
                + " is the same as another; 'ci split' takes apart what keys"
                + " put together");
      }
      return done;
    }
  }

  private static Set<String> signatures(List<Sighting> sightings, CiId wanted) {
    var signatures = new TreeSet<String>();
    sightings.forEach(sighting -> signatures.add(Signature.of(sighting.subject())));
    if (signatures.isEmpty()) {
      throw new RefusedException("nobody has met " + wanted);
    }
    return signatures;
  }

  /// Takes apart what is held to be one item.
  ///
  /// @param those which of its sightings are the other one's
  public Act.Signed split(CiId ci, Selector those, Word word) {
    return decide(
        word,
        (store, _) -> {
          requireRoot(store, ci);
          var some = new TreeSet<String>();
          var rest = new TreeSet<String>();
          for (var sighting : store.sightings(List.of(ci))) {
            (those.covers(sighting) ? some : rest).add(Signature.of(sighting.subject()));
          }
          some.removeIf(rest::contains);
          if (some.isEmpty() || rest.isEmpty()) {
            throw new RefusedException(
                "%s cannot be split so: %s"
                    .formatted(
                        ci,
                        some.isEmpty()
                            ? "no sighting is only on that side"
                            : "every sighting is on that side"));
          }
          return new Act.Apart(List.copyOf(some), List.copyOf(rest));
        });
  }

  /// Which sightings of an item are meant; what is null does not matter.
  ///
  /// @param source who met it
  /// @param endpoint where, as it is written (`ssh:10.0.0.1:22`)
  /// @param key by what it was told then (`net.mac=52:54:00:12:34:56`)
  public record Selector(@Nullable String source, @Nullable String endpoint, @Nullable String key) {
    boolean covers(Sighting sighting) {
      return (source == null || source.equals(sighting.source()))
          && (endpoint == null || endpoint.equals(sighting.endpoint().toString()))
          && (key == null
              || sighting.subject().keys().stream()
                  .anyMatch(k -> key.equals(k.type() + "=" + k.value())));
    }
  }

  /// @param until when the lock ends by itself, or null
  public Act.Signed lock(
      CiId ci, String attribute, Value value, @Nullable Instant until, Word word) {
    return decide(
        word,
        (store, now) -> {
          require(store, ci);
          Fragility.requireHeeded(attribute, value);
          if (until != null && !until.isAfter(now)) {
            throw new BadInputException("a lock until " + until + " has ended already");
          }
          return new Act.Locked(ci, attribute, value, until);
        });
  }

  public Act.Signed unlock(CiId ci, String attribute, Word word) {
    return decide(
        word,
        (store, _) -> {
          if (store.locks(ci).stream().noneMatch(lock -> lock.attribute().equals(attribute))) {
            throw new RefusedException(attribute + " of " + ci + " is not locked");
          }
          return new Act.Unlocked(ci, attribute);
        });
  }

  /// @param owner null when nobody answers for it any more
  public Act.Signed own(CiId ci, @Nullable String owner, Word word) {
    return decide(
        word,
        (store, _) -> {
          require(store, ci);
          return new Act.Owned(ci, owner);
        });
  }

  /// Takes an item out of use; a scan that meets it again brings it back.
  public Act.Signed retire(CiId ci, Word word) {
    return decide(
        word,
        (store, _) -> {
          require(store, ci);
          return new Act.Retired(ci);
        });
  }

  /// Nothing that a run said counts any more.
  public Act.Signed disown(ScanRun run, Word word) {
    return decide(
        word,
        (store, _) -> {
          var act = new Act.Disowned(run.id());
          if (run.status() == RunStatus.RUNNING) {
            throw new RefusedException(run.id() + " still goes on");
          }
          if (store.acts(act.word()).stream().anyMatch(signed -> signed.act().equals(act))) {
            throw new RefusedException(run.id() + " is disowned already");
          }
          return act;
        });
  }

  /// The candidates of a conflict are one item, or (`chosen` alone) what could not be told is that
  /// one.
  public Act.Signed resolveSame(String conflict, CiId chosen, Word word) {
    return decide(
        word,
        (store, _) -> {
          var found = conflict(store, conflict);
          var untold =
              store.sightingsIn(List.of(found.evidence().transcript())).stream()
                  .filter(sighting -> sighting.ci() == null)
                  .findFirst();
          var other =
              untold.isPresent()
                  ? Signature.of(untold.get().subject())
                  : found.candidates().stream()
                      .filter(ci -> !ci.equals(chosen))
                      .findFirst()
                      .map(ci -> signature(store, ci))
                      .orElseThrow(() -> new RefusedException("there is nothing to choose from"));
          return new Act.Same(signature(store, chosen), other);
        });
  }

  /// The candidates of a conflict are different items, whatever they share.
  public Act.Signed resolveApart(String conflict, Word word) {
    return decide(
        word,
        (store, _) -> {
          var candidates = conflict(store, conflict).candidates();
          if (candidates.size() != 2) {
            throw new RefusedException(
                "only two can be told apart at once; 'ci split' and 'ci merge' do the rest");
          }
          return new Act.Apart(
              List.copyOf(all(store, candidates.getFirst())),
              List.copyOf(all(store, candidates.getLast())));
        });
  }

  private static Set<String> all(CmdbStore store, CiId ci) {
    return signatures(store.sightings(List.of(ci)), ci);
  }

  /// A conflict needs nothing more.
  public Act.Signed dismiss(String conflict, Word word) {
    return decide(word, (store, _) -> new Act.Settled(conflict(store, conflict).id()));
  }

  private static Conflict conflict(CmdbStore store, String idPrefix) {
    var found = store.conflicts().stream().filter(c -> c.id().startsWith(idPrefix)).toList();
    if (found.size() != 1) {
      throw new RefusedException(
          (found.isEmpty() ? "no open conflict is called " : "several conflicts begin with ")
              + idPrefix);
    }
    return found.getFirst();
  }

  /// Puts a decision on record, and does what follows from it. Puts on record that it was changed
  /// who may come in.
  public Act.Signed administer(String subject, String deed, Word word) {
    return decide(word, (_, _) -> new Act.Administered(subject, deed));
  }

  Act.Signed decide(Word word, BiFunction<CmdbStore, Instant, Act> decision) {
    if (word.reason().isBlank()) {
      throw new BadInputException("a reason is needed: who reads this later wants to know why");
    }
    try (var archive = archives.get();
        var store = registers.open()) {
      Registrar.catchUp(rulings, store, archive);
      var act = decision.apply(store, clock.instant());
      return act(store, archive, word, act);
    }
  }

  private Act.Signed act(CmdbStore store, TranscriptArchive archive, Word word, Act act) {
    return new Registrar(rulings, archive).act(store, word.actor(), word.reason(), act);
  }

  private static String signature(CmdbStore store, CiId ci) {
    return store.sightings(List.of(ci)).stream()
        .min(Sighting.ARRIVAL)
        .map(sighting -> Signature.of(sighting.subject()))
        .orElseThrow(() -> new RefusedException("nobody has met " + ci));
  }

  private static CiId current(CmdbStore store, CiId ci) {
    var now = ci;
    for (int i = 0; i < 100; i++) {
      var into = store.item(now).map(ConfigurationItem::mergedInto).orElse(null);
      if (into == null) {
        return now;
      }
      now = into;
    }
    return now;
  }

  private static ConfigurationItem require(CmdbStore store, CiId ci) {
    return store.item(ci).orElseThrow(() -> new RefusedException("there is no item " + ci));
  }

  private static void requireRoot(CmdbStore store, CiId ci) {
    var item = require(store, ci);
    if (item.host() != null) {
      throw new RefusedException(ci + " is a part of " + item.host() + " and told within it");
    }
    if (item.mergedInto() != null) {
      throw new RefusedException(ci + " was merged into " + item.mergedInto());
    }
  }
}
