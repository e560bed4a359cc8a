package org.cadastre.core.rules;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How far each source was found to be right about each attribute, and which sources err alike, as
/// measured over the estate. Advice; it settles only what no rule does.
///
/// @param measured by attribute, then source
/// @param errors by attribute, then pair of sources that erred about the same items
public record Agreement(
    Map<String, Map<String, Measured>> measured, Map<String, Map<Pair, Errors>> errors) {
  public static final Agreement NONE = new Agreement(Map.of());

  public Agreement {
    measured = sorted(measured);
    errors = sorted(errors);
  }

  /// Where nobody looked who errs alike.
  public Agreement(Map<String, Map<String, Measured>> measured) {
    this(measured, Map.of());
  }

  private static <K extends Comparable<K>, V> Map<String, Map<K, V>> sorted(
      Map<String, Map<K, V>> byAttribute) {
    var copy = new TreeMap<String, Map<K, V>>();
    byAttribute.forEach((attribute, content) -> copy.put(attribute, new TreeMap<>(content)));
    return copy;
  }

  /// @param right of how many values that were settled otherwise it said the same
  /// @param compared how many it could be held against
  public record Measured(long right, long compared) {
    public long wrong() {
      return compared - right;
    }
  }

  /// Two sources, whichever is named first.
  public record Pair(String one, String other) implements Comparable<Pair> {
    public Pair {
      if (one.compareTo(other) > 0) {
        var swapped = one;
        one = other;
        other = swapped;
      }
    }

    @Override
    public int compareTo(Pair that) {
      int byOne = one.compareTo(that.one);
      return byOne != 0 ? byOne : other.compareTo(that.other);
    }
  }

  /// @param alike how often both said the same wrong thing
  /// @param together how often both were wrong about the same item
  public record Errors(long alike, long together) {}

  public Optional<Measured> of(String attribute, String source) {
    return Optional.ofNullable(measured.getOrDefault(attribute, Map.of()).get(source));
  }

  /// How often two sources erred about an attribute of the same item.
  public Errors errors(String attribute, String one, String other) {
    return errors
        .getOrDefault(attribute, Map.of())
        .getOrDefault(new Pair(one, other), new Errors(0, 0));
  }
}
