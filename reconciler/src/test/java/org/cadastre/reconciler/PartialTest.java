package org.cadastre.reconciler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.junit.jupiter.api.Test;

/// A scan that failed or saw only a part.
class PartialTest {

  @Test
  void whatIsNotSeenIsNotGone() {
    Cases.forAll((world, random) -> {
      var estate = new Estate().take(world.observations(), World.end());
      var before = lifecycles(estate);
      int ended = ended(estate);
      var seen = world.observations().get(random.nextInt(world.observations().size()));
      estate.take(List.of(cutShort(seen, random.nextBoolean())), World.end());
      var after = lifecycles(estate);
      before.forEach((ci, lifecycle) ->
          assertThat(after.getOrDefault(ci, lifecycle)).isIn(lifecycle, Lifecycle.ACTIVE));
      assertThat(ended(estate)).isEqualTo(ended + changed(estate));
    });
  }

  /// The same conversation later, of which only the beginning is left, or nothing.
  private static Observation cutShort(Observation seen, boolean nothing) {
    var left =
        seen.findings().stream()
            .map(finding ->
                finding instanceof Finding.Coverage row
                    ? new Finding.Coverage(row.facet(), Outcome.PARTIAL, "cut", row.evidence())
                    : finding)
            .filter(finding -> !(finding instanceof Finding.Census))
            .limit(nothing ? 0 : 1)
            .toList();
    return new Observation(
        "run-late",
        seen.source(),
        seen.endpoint(),
        "f".repeat(64),
        0,
        World.end().minus(Duration.ofDays(1)),
        World.end(),
        left);
  }

  private static Map<CiId, Lifecycle> lifecycles(Estate estate) {
    var found = new TreeMap<CiId, Lifecycle>();
    for (var root : estate.met()) {
      estate.store.item(root).ifPresent(item -> found.put(root, item.lifecycle()));
      estate.store.bodies(List.of(root)).values().stream()
          .flatMap(body -> body.parts().stream())
          .collect(Collectors.toMap(ConfigurationItem::id, ConfigurationItem::lifecycle))
          .forEach(found::put);
    }
    return found;
  }

  private static int ended(Estate estate) {
    return estate.store.ended(estate.roots()).size();
  }

  /// Claims that ended because the cut conversation said something else instead.
  private static int changed(Estate estate) {
    return (int)
        estate.store.ended(estate.roots()).stream()
            .filter(claim -> World.end().minus(Duration.ofDays(1)).equals(claim.validTo()))
            .filter(claim ->
                estate.store.claims(claim.ci()).stream()
                    .anyMatch(now ->
                        now.open()
                            && now.facet().equals(claim.facet())
                            && now.attribute().equals(claim.attribute())))
            .count();
  }
}
