package org.cadastre.runtime;

import java.time.Instant;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Status;
import org.jspecify.annotations.Nullable;

/// What other rules make of one attribute of one item.
///
/// @param before null when the rules before had nothing to say of it
/// @param at when both are looked at: how fresh they are follows from that
public record RuleChange(
    CiId ci,
    String ciClass,
    String name,
    @Nullable AttributeState before,
    AttributeState after,
    Instant at) {

  public String attribute() {
    return after.attribute();
  }

  public boolean ofValue() {
    return before == null || !before.value().equals(after.value());
  }

  public boolean ofStatus() {
    return statusBefore() != statusAfter();
  }

  public boolean ofWinner() {
    return before == null || !before.winner().equals(after.winner());
  }

  /// Whether there is anything to tell: that another version of the rules gave the same is not.
  boolean matters() {
    return ofValue() || ofStatus() || ofWinner();
  }

  public @Nullable Status statusBefore() {
    return before == null ? null : before.statusAt(at);
  }

  public Status statusAfter() {
    return after.statusAt(at);
  }
}
