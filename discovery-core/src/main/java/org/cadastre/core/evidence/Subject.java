package org.cadastre.core.evidence;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who a finding speaks of, as the probe met it; which configuration item that is, identification
/// says.
///
/// @param ciClass the most specific class the probe can vouch for
/// @param name what a person would call it
/// @param keys sorted, without duplicates
/// @param host the subject it is a part of, or null when it stands on its own
public record Subject(String ciClass, String name, List<Key> keys, @Nullable Subject host) {
  public Subject {
    keys = List.copyOf(new TreeSet<>(keys));
  }

  public Subject(String ciClass, String name, List<Key> keys) {
    this(ciClass, name, keys, null);
  }
}
