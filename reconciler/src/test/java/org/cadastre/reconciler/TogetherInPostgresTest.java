package org.cadastre.reconciler;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Several processes that write into one PostgreSQL database at once, as far as one process can
/// play them: each has a store of its own. `-Dcadastre.cases=10000` tries as many cases.
class TogetherInPostgresTest {
  private static final int STORES = 3;
  private static final int FEW = 400;

  @Test
  void severalAtOnceGiveTheSameStateAsOne() throws Exception {
    try (var shared = SharedDatabase.start(STORES);
        var threads = Executors.newFixedThreadPool(STORES)) {
      Cases.inTurn(FEW, (world, random) -> together(shared, threads, world, random));
    }
  }

  private static void together(
      SharedDatabase shared, ExecutorService threads, World world, Random random) throws Exception {
    shared.empty();
    var observations = Cases.shuffled(world, random);
    var archive = new ConcurrentHashMap<String, List<Observation>>();
    var parts = new ArrayList<Callable<Estate>>();
    for (var mine : dealt(observations, random)) {
      var estate = new Estate(shared.stores().get(parts.size()), archive);
      parts.add(() -> taken(estate, mine));
    }
    Estate last = new Estate();
    for (var done : threads.invokeAll(parts)) {
      last = done.get();
    }
    var one = new Estate().take(observations, World.end()).settle(World.end());
    Cases.assertSame(Snapshot.of(last.settle(World.end())), Snapshot.of(one));
  }

  /// In batches; some of what is told is told to two.
  private static List<List<List<Observation>>> dealt(
      List<Observation> observations, Random random) {
    var hands = new ArrayList<List<List<Observation>>>();
    for (int i = 0; i < STORES; i++) {
      hands.add(new ArrayList<>());
    }
    for (var observation : observations) {
      int first = random.nextInt(STORES);
      deal(hands.get(first), observation, random);
      if (random.nextInt(4) == 0) {
        deal(hands.get((first + 1) % STORES), observation, random);
      }
    }
    return hands;
  }

  private static void deal(
      List<List<Observation>> batches, Observation observation, Random random) {
    if (batches.isEmpty() || random.nextInt(3) == 0) {
      batches.add(new ArrayList<>());
    }
    batches.getLast().add(observation);
  }

  private static Estate taken(Estate estate, List<List<Observation>> batches) {
    batches.forEach(batch -> estate.takeTogether(batch, World.end()));
    return estate;
  }
}
