package org.cadastre.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.rules.Authority;
import org.cadastre.core.rules.Authority.Trusted;
import org.cadastre.core.rules.Dynamic;
import org.jspecify.annotations.Nullable;

/// Reads who is believed about what.
final class Authorities {
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private record Place(String ciClass, String attribute) {}

  private final ClassModel model;
  private final List<Authority> authorities = new ArrayList<>();
  private final Map<Place, Node> places = new HashMap<>();

  Authorities(ClassModel model) {
    this.model = model;
  }

  List<Authority> declared() {
    return authorities;
  }

  void add(Node node) {
    node.only("class", "attribute", "sources", "otherwise");
    var ciClass = Words.ciClass(node, model);
    var attribute = attribute(node);
    var sources = trusted(node);
    var otherwise = otherwise(node);
    if (sources.isEmpty() && otherwise == null) {
      node.problem("an authority needs 'sources', the most trusted first, or 'otherwise'");
    }
    var first = places.putIfAbsent(new Place(ciClass, attribute), node);
    if (first != null) {
      node.problem(
          "class '%s', attribute '%s' has an authority already at %s"
              .formatted(ciClass, attribute, first.place()));
    }
    authorities.add(new Authority(ciClass, attribute, sources, otherwise));
  }

  private String attribute(Node node) {
    var attribute = node.text("attribute");
    if (!attribute.isEmpty()
        && !attribute.equals("*")
        && model.attribute(attribute).isEmpty()
        && model.relation(attribute).isEmpty()) {
      node.problem("attribute '" + attribute + "' is not declared, nor is a relation of that name");
    }
    return attribute;
  }

  private static @Nullable Dynamic otherwise(Node node) {
    if (!node.has("otherwise")) {
      return null;
    }
    return node.converted(
        "otherwise",
        text -> Dynamic.valueOf(text.toUpperCase(Locale.ROOT)),
        Dynamic.LAST,
        "first, last, most_reported, largest or smallest");
  }

  private static List<Trusted> trusted(Node node) {
    var sources = new ArrayList<Trusted>();
    for (var item : node.field("sources").items()) {
      item.only("source", "fresh");
      var source = Words.sourcePattern(item, "source");
      for (var better : sources) {
        if (better.covers(source)) {
          item.problem("'%s' is trusted already, as '%s'".formatted(source, better.source()));
        }
      }
      sources.add(new Trusted(source, fresh(item)));
    }
    return sources;
  }

  private static Duration fresh(Node node) {
    if (!node.has("fresh")) {
      node.problem("a trusted source needs 'fresh': how long its word counts (36h, 7d)");
      return Duration.ZERO;
    }
    var fresh = Words.duration(node, "fresh");
    if (fresh.isZero() || fresh.compareTo(LONGEST) > 0) {
      node.field("fresh").problem("'fresh' must be more than nothing and at most 36500d");
    }
    return fresh;
  }
}
