package org.cadastre.runtime.custody;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What became of one version of one credential lately.
final class Ledger {
  private final Map<String, Instant> refusals = new LinkedHashMap<>();
  private final Map<String, Instant> inARow = new LinkedHashMap<>();
  private boolean proven;
  private int undecided;

  void note(CredentialUse use) {
    switch (use.event()) {
      case USED -> {}
      case ACCEPTED -> {
        refusals.remove(use.endpoint());
        inARow.clear();
        proven = true;
      }
      case REFUSED -> {
        refusals.put(use.endpoint(), use.at());
        inARow.put(use.endpoint(), use.at());
      }
      case RESET -> {
        refusals.clear();
        inARow.clear();
        proven = false;
      }
    }
  }

  /// Forgets what is older than the window.
  Ledger within(Duration window, Instant now) {
    refusals.values().removeIf(at -> !now.isBefore(at.plus(window)));
    inARow.values().removeIf(at -> !now.isBefore(at.plus(window)));
    return this;
  }

  Optional<Instant> refusedAt(String endpoint) {
    return Optional.ofNullable(refusals.get(endpoint));
  }

  /// Endpoints that refused it since one accepted it.
  List<String> inARow() {
    return List.copyOf(inARow.keySet());
  }

  Map<String, Instant> refusals() {
    return Map.copyOf(refusals);
  }

  /// Whether so many more endpoints may see it before it is known what the others say.
  boolean room(int most) {
    return (proven && inARow.isEmpty()) || undecided + inARow.size() < most;
  }

  void begin() {
    undecided++;
  }

  void end() {
    undecided--;
  }

  /// Whether an acceptance tells anything new.
  boolean unproven() {
    return !proven || !inARow.isEmpty();
  }
}
