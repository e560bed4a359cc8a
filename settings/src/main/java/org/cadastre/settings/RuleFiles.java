package org.cadastre.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.rules.Authority;
import org.cadastre.core.rules.Junk;
import org.cadastre.core.rules.RuleSet;

/// Reads `config/rules`.
final class RuleFiles {
  private final ClassModel model;
  private final List<Authority> authorities = new ArrayList<>();
  private final List<Junk> junk = new ArrayList<>();

  RuleFiles(ClassModel model) {
    this.model = model;
  }

  void add(Node file) {
    file.only("authority", "junk");
    file.field("authority").items().forEach(node -> authorities.add(authority(node)));
    file.field("junk").fields().forEach((key, node) -> junk.add(junk(key, node)));
  }

  private Authority authority(Node node) {
    node.only("class", "attribute", "sources");
    var ciClass = node.text("class");
    if (!ciClass.isEmpty() && model.ciClass(ciClass).isEmpty()) {
      node.problem("class '" + ciClass + "' is not declared in model/classes");
    }
    var attribute = node.text("attribute");
    if (!attribute.equals("*") && model.attribute(attribute).isEmpty()) {
      node.problem("attribute '" + attribute + "' is not declared in model/attributes.yaml");
    }
    var sources = node.field("sources").items().stream().map(RuleFiles::trusted).toList();
    if (sources.isEmpty()) {
      node.problem("an authority needs 'sources', the most trusted first");
    }
    for (var other : authorities) {
      if (other.ciClass().equals(ciClass) && other.attribute().equals(attribute)) {
        node.problem(
            "class '" + ciClass + "', attribute '" + attribute + "' has an authority already");
      }
    }
    return new Authority(ciClass, attribute, sources);
  }

  private static Authority.Trusted trusted(Node node) {
    node.only("source", "fresh");
    if (!node.has("fresh")) {
      node.problem("a trusted source needs 'fresh': how long its word counts (36h, 7d)");
    }
    var fresh = node.converted("fresh", Durations::parse, Duration.ZERO, "a duration (36h, 7d)");
    return new Authority.Trusted(node.text("source"), fresh);
  }

  private static Junk junk(String keyType, Node node) {
    var patterns =
        node.items().stream()
            .map(item ->
                Pattern.compile(
                    item.only("matches").pattern("matches").pattern(), Pattern.CASE_INSENSITIVE))
            .toList();
    return new Junk(keyType, patterns);
  }

  RuleSet ruleSet(String version) {
    return new RuleSet(version, authorities, junk);
  }
}
