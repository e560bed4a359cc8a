package org.cadastre.runtime;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.store.CiRecord;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.settings.Configuration;
import org.jspecify.annotations.Nullable;

/// What was the case at one time, as we knew it at another: by the claims, readings, locks and
/// rules of then, judged as then.
public final class AsOf {
  /// Two times.
  ///
  /// @param at when it was the case
  /// @param knownAt what we learned later does not count
  public record Times(Instant at, Instant knownAt) {
    /// By when a person had to have decided something for it to count.
    Instant decided() {
      return at.isBefore(knownAt) ? at : knownAt;
    }
  }

  /// @param record item, identifiers, endpoints, attributes and parts as of then
  /// @param claims those that held then and those that had ended by then, by attribute, source,
  ///   start; each last confirmed when it had been by then
  /// @param host what the item was a part of, or null
  /// @param times as they were asked for
  public record Found(
      CiRecord record, List<Claim> claims, @Nullable ConfigurationItem host, Times times) {
    public Found {
      claims = List.copyOf(claims);
    }

    /// Whether a claim was what its source said then.
    public boolean held(Claim claim) {
      return PastClaims.holds(claim, times);
    }
  }

  private final Path shipped;
  private final Registers registers;
  private final Configuration today;

  AsOf(Path shipped, Registers registers, Configuration today) {
    this.shipped = shipped;
    this.registers = registers;
    this.today = today;
  }

  /// @param finder finds the item by today's names
  /// @throws RefusedException when nobody had met it by then, as was known then
  public Found find(Function<CmdbStore, CiId> finder, Times times) {
    return registers.ask(
        store -> find(store, store.item(finder.apply(store)).orElseThrow(), times));
  }

  private Found find(CmdbStore store, ConfigurationItem item, Times times) {
    var claims = PastClaims.of(store, item.id(), times);
    if (claims.all().isEmpty()) {
      throw new RefusedException(
          "nobody had met %s %s by %s, as was known at %s"
              .formatted(item.ciClass(), item.name(), times.at(), times.knownAt()));
    }
    var acts = store.acts();
    var rulings = PastRules.at(shipped, today, acts, times.knownAt());
    var states = new PastStates(rulings, acts, times).of(item, claims);
    var record = new PastItem(store, item, times).record(claims, states, rulings, acts);
    var host = item.host() == null ? null : store.item(item.host()).orElse(null);
    return new Found(record, claims.all(), host, times);
  }
}
