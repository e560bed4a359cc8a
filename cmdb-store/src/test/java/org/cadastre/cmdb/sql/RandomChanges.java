package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ClaimSet;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.model.Value;
import org.cadastre.core.store.CiQuery.Term;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.testkit.Samples;
import org.jspecify.annotations.Nullable;

/// Changes to a handful of items, some of which no register accepts.
final class RandomChanges {
  static final List<String> ITEMS =
      List.of("h1", "h2", "h3", "h1-a", "h1-b", "h1-b-c", "h2-a", "h3-a");
  static final List<String> WORDS = List.of("web", "Web", "db", "server", "switch", "10");
  static final List<String> ATTRIBUTES = List.of("a", "b", "on/h1", "on/h1-a");
  static final List<String> SOURCES = List.of("ssh", "snmp");

  private final Random random;
  private final CmdbStore reference;
  private final List<Supplier<Change>> kinds = new ArrayList<>();
  private int number;

  /// @param reference tells what is there to be corrected
  RandomChanges(long seed, CmdbStore reference) {
    random = new Random(seed);
    this.reference = reference;
    kinds.addAll(List.of(this::item, this::item, this::lifecycle, this::endpoint, this::forget));
    kinds.addAll(List.of(this::key, this::key, this::keyForgotten, this::sighting));
    kinds.addAll(List.of(this::reading, this::reading, this::hearsay, this::reset));
    kinds.addAll(List.of(this::claims, this::claims, this::claims, this::past, this::corrected));
    kinds.addAll(List.of(this::decided, this::decided, this::decided, this::undecided));
    kinds.addAll(List.of(this::stands, this::conflict, this::settled, this::covered, this::act));
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  boolean yes() {
    return random.nextBoolean();
  }

  Instant time() {
    return Samples.hour(random.nextInt(60));
  }

  private @Nullable Instant timeOrNone() {
    return yes() ? time() : null;
  }

  /// Every item there is: what is said of an item comes after it.
  ChangeSet items() {
    var changes = new ArrayList<Change>();
    for (var id : ITEMS) {
      var host = host(new CiId(id));
      changes.add(
          new Change.ItemPut(
              host == null
                  ? Samples.item(id, "server", id)
                  : Samples.part(id, host.value(), "disk", id)));
    }
    for (int i = 1; i < 6; i++) {
      changes.add(new Change.RunPut(Samples.run("r" + i, Samples.hour(4 * i))));
    }
    return new ChangeSet(changes);
  }

  ChangeSet changes() {
    var changes = new ArrayList<Change>();
    int size = 1 + random.nextInt(6);
    if (yes()) {
      number++;
      changes.add(
          new Change.EvidenceKept(Samples.evidence("t" + number, time(), random.nextInt(99))));
    }
    while (changes.size() < size) {
      changes.add(any(kinds).get());
    }
    return new ChangeSet(changes);
  }

  private CiId ci() {
    return new CiId(any(ITEMS));
  }

  private static @Nullable CiId host(CiId ci) {
    int dash = ci.value().lastIndexOf('-');
    return dash < 0 ? null : new CiId(ci.value().substring(0, dash));
  }

  private FacetKey facet(CiId ci) {
    return new FacetKey(any(SOURCES), new CiId(ci.value().substring(0, 2)), "x");
  }

  private Change item() {
    var ci = ci();
    var seen = time();
    return new Change.ItemPut(
        new ConfigurationItem(
            ci,
            any(List.of("server", "switch")),
            any(WORDS),
            any(List.of(Lifecycle.ACTIVE, Lifecycle.ACTIVE, Lifecycle.MISSING, Lifecycle.RETIRED)),
            host(ci),
            Samples.hour(0),
            seen,
            seen.plus(Samples.DAY),
            random.nextInt(2),
            yes() ? "ada" : null,
            random.nextInt(9) == 0 ? ci() : null));
  }

  private Change lifecycle() {
    return new Change.LifecycleChanged(
        ci(), Lifecycle.ABSENT, time(), time(), "gone", "r1", yes() ? Samples.EVIDENCE : null);
  }

  private Endpoint anyEndpoint() {
    return new Endpoint(any(SOURCES), any(WORDS), 22);
  }

  private Change endpoint() {
    return new Change.EndpointSeen(ci(), anyEndpoint(), time());
  }

  private Change forget() {
    return new Change.EndpointForgotten(ci(), anyEndpoint());
  }

  private Key anyKey() {
    return new Key(any(List.of("k", "l")), any(WORDS));
  }

  private Change key() {
    return new Change.KeyLearnt(
        ci(), anyKey(), any(List.of("f", "g")), any(SOURCES), random.nextInt(3) == 0);
  }

  private Change keyForgotten() {
    return new Change.KeyForgotten(ci(), anyKey(), any(SOURCES));
  }

  private Change sighting() {
    return new Change.Sighted(
        Samples.sighting(
            "t" + random.nextInt(3), random.nextInt(4), time(), yes() ? any(ITEMS) : null));
  }

  private Change reading() {
    return new Change.FacetRead(Samples.verified(facet(ci()), time()));
  }

  private Change hearsay() {
    return new Change.FacetRead(Samples.hearsay(facet(ci()), time()));
  }

  private Change reset() {
    return new Change.FacetReset(facet(ci()), time());
  }

  private Claim claim(FacetKey facet, CiId ci) {
    var since = time();
    return new Claim(
        facet,
        ci,
        any(ATTRIBUTES),
        value(),
        timeOrNone(),
        since,
        null,
        time(),
        null,
        time(),
        any(WORDS),
        Samples.EVIDENCE);
  }

  /// Now and then one that says two things of an attribute.
  private Change claims() {
    var ci = ci();
    var facet = facet(ci);
    var claims = new LinkedHashMap<String, Claim>();
    var held = new HashSet<String>();
    for (int i = random.nextInt(4); i > 0; i--) {
      var claim = claim(facet, ci);
      claims.put(random.nextInt(30) == 0 ? "twice" : claim.attribute(), claim);
      if (random.nextInt(4) == 0) {
        held.add(claim.attribute());
      }
    }
    return new Change.ClaimsPut(new ClaimSet(facet, ci, new ArrayList<>(claims.values()), held));
  }

  private Change past() {
    var ci = ci();
    var claim = claim(facet(ci), ci);
    return new Change.ClaimPast(yes() ? claim.ended(time(), time()) : claim.believedUntil(time()));
  }

  /// Corrects a claim that is on record, or one that is not or not any more.
  private Change corrected() {
    var all = reference.history(ci());
    return all.isEmpty() ? past() : new Change.ClaimCorrected(any(all), time());
  }

  private Value value() {
    return any(
        List.of(
            Value.of(any(WORDS)),
            Value.of(10),
            Value.of(List.of("Web", any(WORDS))),
            new Value.None()));
  }

  private Change decided() {
    var ci = ci();
    var facet = facet(ci);
    var loss = new Decision.Loss(facet, value(), "lost");
    var state =
        Samples.state(
            facet,
            ci.value(),
            any(ATTRIBUTES),
            value(),
            List.of(loss, loss).subList(0, random.nextInt(3)));
    return new Change.Decided(state.until(timeOrNone()));
  }

  private Change undecided() {
    return new Change.Undecided(ci(), any(ATTRIBUTES), time());
  }

  private Change stands() {
    return new Change.DecisionStands(ci(), any(ATTRIBUTES), timeOrNone());
  }

  private Change conflict() {
    return new Change.ConflictRaised(Samples.conflict("q" + random.nextInt(4), time()));
  }

  private Change settled() {
    return new Change.ConflictSettled("q" + random.nextInt(4), time(), "settled");
  }

  private Change covered() {
    return new Change.Covered(
        new CoverageRow(
            "r" + (1 + random.nextInt(5)),
            any(SOURCES),
            any(WORDS),
            any(List.of("contact", "system")),
            any(List.of(Outcome.values())),
            "",
            ci(),
            yes() ? "t" : null));
  }

  private Change act() {
    var act =
        any(
            List.of(
                new Act.Same("x", any(WORDS)),
                new Act.Retracted("a" + random.nextInt(40)),
                new Act.Locked(ci(), any(ATTRIBUTES), value(), timeOrNone()),
                new Act.Unlocked(ci(), any(ATTRIBUTES)),
                new Act.Settled("q" + random.nextInt(4))));
    number++;
    return Samples.kept("a" + number, time(), act, random.nextInt(99));
  }

  List<Term> terms(String word) {
    return List.of(
        new Term.OfClass(List.of(word, "router")),
        new Term.WithStatus(any(List.of("STALE", "verified", "conflicted", "retired"))),
        new Term.FromSource(any(List.of("SSH", "snmp", "none"))),
        new Term.Named(word),
        new Term.WithId(any(List.of("H1", "h", "x"))),
        new Term.WithAttribute(any(List.of("A", "b")), word));
  }
}
