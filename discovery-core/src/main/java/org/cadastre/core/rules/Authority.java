package org.cadastre.core.rules;

import java.time.Duration;
import java.util.List;

/// Who is believed about an attribute of a class, in order.
///
/// @param ciClass applies to this class and its subclasses
/// @param attribute an attribute, or `*` for all
/// @param sources the most trusted first
public record Authority(String ciClass, String attribute, List<Trusted> sources) {
  public Authority {
    sources = List.copyOf(sources);
  }

  /// A source, and how long its word counts before the next one may speak.
  public record Trusted(String source, Duration freshFor) {}
}
