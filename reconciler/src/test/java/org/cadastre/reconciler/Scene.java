package org.cadastre.reconciler;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.cmdb.memory.MemoryStore;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.Value;
import org.cadastre.core.store.CiQuery;
import org.cadastre.settings.Configuration;

/// A register in memory, reconciled by the shipped model and rules, with a clock of its own.
final class Scene {
  private static final Configuration SHIPPED =
      Configuration.load(Path.of(System.getProperty("cadastre.root", "."), "config"));
  static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

  final MemoryStore store = new MemoryStore();
  private final Reconciler reconciler = new Reconciler(SHIPPED.model(), SHIPPED.rules());
  private final Map<String, List<Observation>> archive = new HashMap<>();
  private int conversations;

  static Instant hour(int hour) {
    return START.plus(Duration.ofHours(hour));
  }

  Telling tells(String source, String address, String ciClass, Key... keys) {
    return new Telling(source, address, new Subject(ciClass, "a host", withAddress(address, keys)));
  }

  private static List<Key> withAddress(String address, Key... keys) {
    var all = new ArrayList<>(List.of(keys));
    all.add(new Key("net.ip", address));
    all.add(new Key("endpoint.address", address));
    return all;
  }

  List<ConfigurationItem> hosts() {
    return store.list(new CiQuery(List.of(), false, false), START).stream()
        .map(record -> record.item())
        .toList();
  }

  CiId onlyHost() {
    var hosts = hosts();
    if (hosts.size() != 1) {
      throw new AssertionError("expected one host, found " + hosts);
    }
    return hosts.getFirst().id();
  }

  AttributeState state(CiId ci, String attribute) {
    return store.states(ci).stream()
        .filter(state -> state.attribute().equals(attribute))
        .findFirst()
        .orElseThrow(() -> new AssertionError(attribute + " is not among " + store.states(ci)));
  }

  /// What a source tells in one conversation.
  final class Telling {
    private final String source;
    private final String address;
    private final Subject host;
    private final String transcript;
    private final Evidence evidence;
    private final List<Finding> findings = new ArrayList<>();

    private Telling(String source, String address, Subject host) {
      this.source = source;
      this.address = address;
      this.host = host;
      this.transcript = "%064x".formatted(++conversations);
      this.evidence = new Evidence(transcript, 1, null);
      findings.add(new Finding.Fact(host, "ci.class", Value.of(host.ciClass()), evidence));
    }

    Telling fact(String attribute, String value) {
      findings.add(new Finding.Fact(host, attribute, Value.of(value), evidence));
      return this;
    }

    /// Its interfaces are listed completely, with these addresses.
    Telling addresses(String... addresses) {
      findings.add(new Finding.Fact(host, "net.ip", Value.of(List.of(addresses)), evidence));
      return covers("interfaces", Outcome.COMPLETE);
    }

    Telling parts(String ciClass, String keyType, Map<String, Map<String, String>> parts) {
      parts.forEach((name, facts) -> {
        var part = new Subject(ciClass, name, List.of(new Key(keyType, name)), host);
        facts.forEach((attribute, value) ->
            findings.add(new Finding.Fact(part, attribute, Value.of(value), evidence)));
      });
      return this;
    }

    Telling census(String ciClass) {
      findings.add(new Finding.Census(host, ciClass, evidence));
      return this;
    }

    Telling covers(String facet, Outcome outcome) {
      findings.add(new Finding.Coverage(facet, outcome, "", evidence));
      return this;
    }

    /// Reconciles and commits it.
    ChangeSet at(int hour) {
      var observation =
          new Observation(
              "run-" + hour,
              source,
              new Endpoint(source, address, 22),
              transcript,
              0,
              hour(hour),
              hour(hour),
              findings);
      archive.put(transcript, List.of(observation));
      var changes = enter(observation, hour(hour));
      var due = store.due(hour(hour), 1_000);
      return changes.and(settled(due, hour(hour)));
    }
  }

  private List<Observation> archived(String transcript) {
    return archive.getOrDefault(transcript, List.of());
  }

  private ChangeSet enter(Observation observation, Instant now) {
    var said = List.of(List.of(observation));
    var postponed = new ArrayList<String>();
    var changes =
        store.commit(
            reconciler.keys(List.of(observation)),
            view -> {
              var reconciled = reconciler.reconcile(view, said, this::archived, now);
              postponed.addAll(reconciled.postponed());
              return reconciled.changes();
            });
    return postponed.isEmpty()
        ? changes
        : store.commitAlone(
            view -> reconciler.refold(view, said, List.of(), this::archived, "it came late", now));
  }

  private ChangeSet settled(List<CiId> due, Instant now) {
    var changes = reconciler.settle(store, due, Reconciler.Reconsider.OVERTAKEN, now);
    store.commit(changes);
    return changes;
  }

  List<ConfigurationItem> parts(CiId host) {
    return store.record(host).orElseThrow().parts();
  }
}
