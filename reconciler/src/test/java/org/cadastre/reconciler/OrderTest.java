package org.cadastre.reconciler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.Signature;
import org.junit.jupiter.api.Test;

/// What a register holds does not depend on the order in which it came to know it.
class OrderTest {
  private static String inOrder(World world) {
    var inOrder = new ArrayList<>(world.observations());
    inOrder.sort(
        Comparator.comparing(Observation::at)
            .thenComparing(Observation::source)
            .thenComparing(Observation::transcript));
    return Snapshot.of(new Estate().take(inOrder, World.end()).settle(World.end()));
  }

  @Test
  void anyOrderGivesTheSameState() {
    Cases.forAll((world, random) -> {
      var other = new Estate().take(Cases.shuffled(world, random), World.end()).settle(World.end());
      Cases.assertSame(Snapshot.of(other), inOrder(world));
    });
  }

  @Test
  void anyRepetitionAndAnyGroupingGivesTheSameState() {
    Cases.forAll((world, random) -> {
      var estate = new Estate();
      var repeated = Cases.shuffled(world, random);
      repeated.addAll(Cases.shuffled(world, random).subList(0, random.nextInt(repeated.size())));
      for (int from = 0; from < repeated.size(); ) {
        int to = Math.min(repeated.size(), from + 1 + random.nextInt(4));
        estate.takeTogether(repeated.subList(from, to), World.end());
        from = to;
      }
      Cases.assertSame(Snapshot.of(estate.settle(World.end())), inOrder(world));
    });
  }

  @Test
  void whatWasMergedAndIsTakenApartAgainIsWhatItWas() {
    Cases.forAll((world, random) -> {
      var estate =
          new Estate().take(Cases.shuffled(world, random), World.end()).settle(World.end());
      var roots = estate.met();
      if (roots.size() < 2) {
        return;
      }
      var before = Snapshot.of(estate);
      var one = roots.get(random.nextInt(roots.size()));
      var other = roots.get(random.nextInt(roots.size()));
      var all = List.of(one, other);
      var first = estate.store.sightings(List.of(one)).getFirst();
      var second = estate.store.sightings(List.of(other)).getFirst();
      var same = new Act.Same(Signature.of(first.subject()), Signature.of(second.subject()));
      var act = estate.asserts(same, all, World.end());
      estate.asserts(new Act.Retracted(act), all, World.end());
      Cases.assertSame(Snapshot.of(estate.settle(World.end())), before);
    });
  }

  @Test
  void whatIsDisownedMightAsWellNeverHaveBeen() {
    Cases.forAll((world, random) -> {
      var all = Cases.shuffled(world, random);
      int kept = random.nextInt(all.size());
      var disowned = new ArrayList<>(all.subList(kept, all.size()));
      Collections.shuffle(all, random);
      var estate = new Estate().take(all, World.end());
      int first = random.nextInt(disowned.size() + 1);
      estate.without(disowned.subList(0, first), World.end());
      estate.without(disowned.subList(first, disowned.size()), World.end());
      all.removeAll(disowned);
      var never = new Estate().take(all, World.end()).settle(World.end());
      Cases.assertSame(Snapshot.of(estate.settle(World.end())), Snapshot.of(never));
    });
  }

  @Test
  void takingEverythingTwiceIsTakingItOnce() {
    Cases.forAll((world, random) -> {
      var observations = Cases.shuffled(world, random);
      var estate = new Estate().take(observations, World.end()).settle(World.end());
      var once = Snapshot.of(estate);
      Cases.assertSame(
          Snapshot.of(estate.take(observations, World.end()).settle(World.end())), once);
    });
  }
}
