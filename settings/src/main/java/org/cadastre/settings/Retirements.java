package org.cadastre.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.rules.Retirement;
import org.jspecify.annotations.Nullable;

/// Reads when items that stopped answering are missing, and when they are out of use.
final class Retirements {
  private final ClassModel model;
  private final List<Retirement> policies = new ArrayList<>();
  private final Map<String, Node> places = new HashMap<>();

  Retirements(ClassModel model) {
    this.model = model;
  }

  List<Retirement> declared() {
    return policies;
  }

  void add(Node node) {
    node.only("class", "missing", "retire");
    var ciClass = Words.ciClass(node, model);
    var first = places.putIfAbsent(ciClass, node);
    if (first != null) {
      node.problem("class '" + ciClass + "' has a retirement already at " + first.place());
    }
    var missing = node.field("missing").only("after", "failures");
    if (!missing.has("after") || !missing.has("failures")) {
      node.problem("a retirement needs 'missing' with 'after' (3d) and 'failures' (3)");
    }
    var after = Words.duration(missing, "after");
    int failures = missing.whole("failures", 1);
    if (failures < 1) {
      missing.field("failures").problem("'failures' must be at least 1");
    }
    policies.add(new Retirement(ciClass, after, failures, retire(node, after)));
  }

  private static @Nullable Duration retire(Node node, Duration missingAfter) {
    if (!node.has("retire")) {
      return null;
    }
    var retire = Words.duration(node, "retire");
    if (retire.compareTo(missingAfter) < 0) {
      node.field("retire").problem("'retire' must not come before 'missing'");
    }
    return retire;
  }
}
