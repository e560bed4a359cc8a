package org.cadastre.core.rules;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is believed about an attribute of a class, in order.
///
/// @param ciClass applies to this class and its subclasses
/// @param attribute an attribute, or `*` for all
/// @param sources the most trusted first; may be empty when there is an `otherwise`
/// @param otherwise what settles it when none of them has a fresh word, or null
public record Authority(
    String ciClass, String attribute, List<Trusted> sources, @Nullable Dynamic otherwise) {
  public Authority {
    sources = List.copyOf(sources);
  }

  /// A source, and how long its word counts before the next one may speak.
  ///
  /// @param source its name, or with a `*` at the end, how its name begins (`aws:*`)
  public record Trusted(String source, Duration freshFor) {
    public boolean covers(String name) {
      return source.endsWith("*")
          ? name.startsWith(source.substring(0, source.length() - 1))
          : source.equals(name);
    }
  }
}
