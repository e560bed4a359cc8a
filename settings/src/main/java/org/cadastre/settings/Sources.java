package org.cadastre.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.cadastre.core.rules.SourceRule;

/// Reads what is known of sources.
final class Sources {
  private final List<SourceRule> rules = new ArrayList<>();
  private final Map<String, Node> places = new HashMap<>();

  List<SourceRule> declared() {
    return rules;
  }

  void add(Node node) {
    node.only("name", "upstream", "creates");
    var name = Words.sourcePattern(node, "name");
    var upstream = node.textOrNull("upstream");
    boolean creates = !node.has("creates") || node.flag("creates");
    var first = places.putIfAbsent(name, node);
    if (first != null) {
      node.problem("source '" + name + "' is already declared at " + first.place());
    }
    if (upstream != null && (upstream.isBlank() || upstream.contains("*"))) {
      node.field("upstream").problem("'upstream' must be the name of one source");
    }
    rules.add(new SourceRule(name, upstream, creates));
  }

  /// Nobody copies, by however many hands, from itself.
  void check() {
    var upstreams = new HashMap<String, String>();
    for (var rule : rules) {
      if (rule.upstream() != null) {
        upstreams.putIfAbsent(rule.name(), rule.upstream());
      }
    }
    upstreams
        .keySet()
        .forEach(name -> {
          var node = places.get(name);
          if (node != null && endless(name, upstreams)) {
            node.problem("source '" + name + "' is its own upstream");
          }
        });
  }

  private static boolean endless(String name, Map<String, String> upstreams) {
    var met = new HashSet<String>();
    var next = upstreams.get(name);
    while (next != null && met.add(next)) {
      next = upstreams.get(next);
    }
    return met.contains(name);
  }
}
