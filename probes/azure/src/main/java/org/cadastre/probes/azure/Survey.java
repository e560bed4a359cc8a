package org.cadastre.probes.azure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.probe.Session;
import org.cadastre.probes.azure.arm.ArmId;
import org.cadastre.probes.azure.arm.Json;
import org.cadastre.probes.azure.inventory.Asked;
import org.cadastre.probes.azure.inventory.Graph;
import org.cadastre.probes.azure.inventory.Kind;
import org.cadastre.probes.azure.inventory.Page;
import org.jspecify.annotations.Nullable;

/// Asks what there is to ask of one subscription. What comes back decides what is asked next, and
/// nothing more is made of it.
final class Survey {
  private static final int MOST_PAGES = 2_000;
  private static final int MOST_TYPES = 50;

  private final Session session;
  private final String subscription;
  private final int rows;
  private boolean hopeless;

  Survey(Session session, int rows) {
    this.session = session;
    this.subscription = session.endpoint().host();
    this.rows = rows;
  }

  void run() throws InterruptedException {
    if (!there()) {
      return;
    }
    get(new Asked.Permissions());
    var found = inventory();
    if (found.any(Kind.MACHINE)) {
      get(new Asked.States());
    }
    for (var set : found.of(Kind.SCALE_SET)) {
      get(new Asked.Members(set));
    }
    for (var vault : found.of(Kind.VAULT)) {
      for (var collection : Asked.COLLECTIONS) {
        get(new Asked.Kept(vault, collection));
      }
    }
  }

  /// A subscription that does not answer, or not to us, is not asked twenty things more.
  private boolean there() throws InterruptedException {
    var page = ask(Asked.get(subscription, new Asked.Subscription()));
    return page.sound() || page.forbidden();
  }

  private Found inventory() throws InterruptedException {
    var containers = graph(new Asked.Containers());
    var counts = containers.isPresent() ? graph(new Asked.Counts()) : Optional.<List<Json>>empty();
    return counts.isPresent() ? fromGraph(counts.get()) : fromProviders();
  }

  private Found fromGraph(List<Json> counts) throws InterruptedException {
    var found = new Found();
    for (var types : together(counts)) {
      var rows = graph(new Asked.Rows(types));
      if (rows.isEmpty() && types.size() > 1 && !hopeless) {
        apart(types, found);
      } else {
        rows.ifPresent(found::add);
      }
    }
    return found;
  }

  /// What failed together is asked for one by one, so that only what fails by itself is missed.
  private void apart(SortedSet<String> types, Found found) throws InterruptedException {
    for (var type : types) {
      if (!hopeless) {
        graph(new Asked.Rows(new TreeSet<>(List.of(type)))).ifPresent(found::add);
      }
    }
  }

  /// Types of which all there is fits on one page are asked for together: what we know with its
  /// properties, all else without.
  private List<SortedSet<String>> together(List<Json> counts) {
    var groups = new ArrayList<SortedSet<String>>();
    for (var known : List.of(true, false)) {
      var group = new TreeSet<String>();
      long sum = 0;
      for (var count : byType(counts).entrySet()) {
        if (Kind.known(count.getKey()) != known) {
          continue;
        }
        if (!group.isEmpty() && (sum + count.getValue() > rows || group.size() >= MOST_TYPES)) {
          groups.add(group);
          group = new TreeSet<>();
          sum = 0;
        }
        group.add(count.getKey());
        sum += count.getValue();
      }
      if (!group.isEmpty()) {
        groups.add(group);
      }
    }
    return groups;
  }

  private static SortedMap<String, Long> byType(List<Json> counts) {
    var byType = new TreeMap<String, Long>();
    for (var row : counts) {
      row.text("type")
          .map(Kind::lower)
          .filter(Graph::speakable)
          .ifPresent(type -> byType.merge(type, row.whole("total").orElse(0), Long::sum));
    }
    return byType;
  }

  private Found fromProviders() throws InterruptedException {
    var found = new Found();
    get(new Asked.Groups());
    get(new Asked.Everything());
    for (var kind : Kind.values()) {
      if (kind.listedBySubscription()) {
        found.add(get(new Asked.Listed(kind)));
      }
    }
    for (var server : found.of(Kind.SQL_SERVER)) {
      get(new Asked.Databases(server));
    }
    return found;
  }

  /// @return empty when the first page did not come
  private Optional<List<Json>> graph(Asked asked) throws InterruptedException {
    var all = new ArrayList<Json>();
    var tokens = new HashSet<String>();
    @Nullable String token = null;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      var page = ask(Graph.question(subscription, asked, rows, token));
      if (!page.sound()) {
        return pages == 0 ? Optional.empty() : Optional.of(all);
      }
      all.addAll(page.rows());
      token = page.token().orElse(null);
      if (token == null || !tokens.add(token)) {
        break;
      }
    }
    return Optional.of(all);
  }

  private List<Json> get(Asked asked) throws InterruptedException {
    var all = new ArrayList<Json>();
    var links = new HashSet<String>();
    var next = Optional.of(Asked.get(subscription, asked));
    while (next.isPresent() && links.size() < MOST_PAGES && links.add(next.get().text())) {
      var page = ask(next.get());
      all.addAll(page.rows());
      next = page.next().map(path -> new Question(Asked.GET, path));
    }
    return all;
  }

  private Page ask(Question question) throws InterruptedException {
    var page = Page.of(question, session.ask(question));
    hopeless = page.hopeless();
    return page;
  }

  /// Resources of which more is to be asked.
  private static final class Found {
    private final TreeMap<Kind, List<ArmId>> ids = new TreeMap<>();

    private void add(List<Json> resources) {
      for (var resource : resources) {
        ArmId.of(resource.text("id"))
            .ifPresent(id ->
                Kind.of(id.type())
                    .ifPresent(kind -> ids.computeIfAbsent(kind, _ -> new ArrayList<>()).add(id)));
      }
    }

    private boolean any(Kind kind) {
      return ids.containsKey(kind);
    }

    private List<ArmId> of(Kind kind) {
      return ids.getOrDefault(kind, List.of());
    }
  }
}
