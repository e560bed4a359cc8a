package org.cadastre.reconciler;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Several who write into one register at once.
class TogetherTest {

  @Test
  void severalAtOnceGiveTheSameStateAsOne() throws Exception {
    try (var threads = Executors.newFixedThreadPool(3)) {
      Cases.forAll((world, random) -> {
        var observations = Cases.shuffled(world, random);
        var estate = new Estate();
        var parts = new ArrayList<Callable<Estate>>();
        for (int i = 0; i < 3; i++) {
          var mine = new ArrayList<Observation>();
          for (int k = i; k < observations.size(); k += 3) {
            mine.add(observations.get(k));
          }
          parts.add(() -> estate.take(mine, World.end()));
        }
        for (var done : threads.invokeAll(parts)) {
          done.get();
        }
        var one = new Estate().take(observations, World.end()).settle(World.end());
        Cases.assertSame(Snapshot.of(estate.settle(World.end())), Snapshot.of(one));
      });
    }
  }

  @Test
  void doneAgainInTheSameOrderItIsTheSameToTheLetter() {
    Cases.forAll((world, random) -> {
      var observations = Cases.shuffled(world, random);
      var sizes = new ArrayList<Integer>();
      for (int left = observations.size(); left > 0; left -= sizes.getLast()) {
        sizes.add(Math.min(left, 1 + random.nextInt(4)));
      }
      Cases.assertSame(letters(observations, sizes), letters(observations, sizes));
    });
  }

  /// Everything that is held, ids and times of writing included.
  private static String letters(List<Observation> observations, List<Integer> sizes) {
    var estate = new Estate();
    int from = 0;
    for (int size : sizes) {
      estate.takeTogether(observations.subList(from, from + size), World.end().plusSeconds(from));
      from += size;
    }
    var text = new StringBuilder();
    estate.store.eachHost(group ->
        group.forEach((ci, host) -> {
          text.append(host).append('\n');
          estate.store.history(ci).forEach(claim -> text.append(claim).append('\n'));
          estate.store.lifecycle(ci).forEach(change -> text.append(change).append('\n'));
        }));
    estate.store.conflicts().forEach(conflict -> text.append(conflict).append('\n'));
    return text.toString();
  }
}
