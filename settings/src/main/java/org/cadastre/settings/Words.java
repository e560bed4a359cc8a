package org.cadastre.settings;

import java.time.Duration;
import java.util.regex.Pattern;
import org.cadastre.core.model.ClassModel;

/// Words that mean the same in every part of the rules.
final class Words {
  private static final Pattern SOURCE = Pattern.compile("[^*\\s]+\\*?|\\*");

  private Words() {}

  /// The class under `class`, which must be declared.
  static String ciClass(Node node, ClassModel model) {
    var ciClass = node.text("class");
    if (!ciClass.isEmpty() && model.ciClass(ciClass).isEmpty()) {
      node.problem("class '" + ciClass + "' is not declared");
    }
    return ciClass;
  }

  /// A source's name, or how the names of many begin.
  static String sourcePattern(Node node, String key) {
    var source = node.text(key);
    if (!source.isEmpty() && !SOURCE.matcher(source).matches()) {
      node.field(key)
          .problem("not a source: '" + source + "'; one word, that may end in * (aws:*)");
    }
    return source;
  }

  static Duration duration(Node node, String key) {
    return node.converted(key, Durations::parse, Duration.ZERO, "a duration (36h, 7d)");
  }
}
