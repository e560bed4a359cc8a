package org.cadastre.runtime;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How complete, fresh and undisputed the register is, over items that stand on their own.
public record HealthReport(List<Line> byClass, List<Line> byOwner) {
  public HealthReport {
    byClass = List.copyOf(byClass);
    byOwner = List.copyOf(byOwner);
  }

  /// The items of a class, or of an owner.
  ///
  /// @param of class or owner; empty for items that nobody owns
  /// @param items all that are not retired
  /// @param completeness how many of a hundred attributes that the items should have they do have,
  ///   or null where nothing is expected
  /// @param stale those of which the latest verification counts no more
  /// @param unverified those of which no attribute was ever verified
  /// @param conflicted those with an attribute on which sources disagree
  /// @param missing those that stopped answering
  /// @param retired those out of use
  /// @param suspected those that may be one with another: same class and name, same serial number,
  ///   or candidates of an open conflict
  /// @param oldest the longest that any item's latest verification is ago, or null when none has
  ///   one
  public record Line(
      String of,
      long items,
      @Nullable Integer completeness,
      long stale,
      long unverified,
      long conflicted,
      long missing,
      long retired,
      long suspected,
      @Nullable Instant oldest) {}
}
