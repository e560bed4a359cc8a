package org.cadastre.runtime;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.CmdbStore.Host;
import org.cadastre.reconciler.Reconciler;

/// Judges the whole estate by rules, so many items at a time.
///
/// @param now the time at which freshness is judged
public record Estate(CmdbStore store, Reconciler reconciler, Instant now) {
  private static final int AT_ONCE = 200;
  private static final int WAITING_EACH = 2;

  /// Changes nothing. Groups are judged side by side and handed over by id.
  public void foresee(Consumer<Judgement> group) {
    int hands = Runtime.getRuntime().availableProcessors();
    var waiting = new ArrayDeque<CompletableFuture<Judgement>>();
    try (var pool = Executors.newFixedThreadPool(hands)) {
      store.eachHost(hosts -> {
        waiting.add(CompletableFuture.supplyAsync(() -> judge(hosts), pool));
        if (waiting.size() > hands * WAITING_EACH) {
          group.accept(waiting.remove().join());
        }
      });
      while (!waiting.isEmpty()) {
        group.accept(waiting.remove().join());
      }
    }
  }

  private Judgement judge(Map<CiId, Host> hosts) {
    return Judgement.of(reconciler, AtHand.of(store, hosts), now);
  }

  /// Enters what changes; done twice, it changes nothing more.
  public void judge(Consumer<Judgement> group) {
    var ids = new ArrayList<CiId>();
    store.eachHost(hosts -> ids.addAll(hosts.keySet()));
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      var some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      var done = new AtomicReference<Judgement>();
      store.commitAlone(view -> {
        var judgement = Judgement.of(reconciler, AtHand.of(view, some), now);
        done.set(judgement);
        return judgement.all();
      });
      var judgement = done.get();
      if (judgement != null) {
        group.accept(judgement);
      }
    }
  }
}
