package org.cadastre.runtime;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.net.AddressRange;
import org.cadastre.core.net.Addresses;
import org.cadastre.settings.HomeSettings;

/// Whom a run never speaks to, whoever names them and however they are spelt.
///
/// @param exclude these
/// @param only and all but these; empty for nobody else
record Bounds(List<AddressRange> exclude, List<AddressRange> only) {
  static final Bounds NONE = new Bounds(List.of(), List.of());

  Bounds {
    exclude = List.copyOf(exclude);
    only = List.copyOf(only);
  }

  static Bounds of(HomeSettings settings) {
    return new Bounds(settings.exclude(), settings.care().only());
  }

  Bounds without(List<AddressRange> more) {
    var all = new ArrayList<>(exclude);
    all.addAll(more);
    return new Bounds(all, only);
  }

  boolean forbid(InetAddress address) {
    return (!only.isEmpty() && !in(only, address))
        || (!exclude.isEmpty()
            && Addresses.spellings(address).anyMatch(spelt -> in(exclude, spelt)));
  }

  private static boolean in(List<AddressRange> ranges, InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }
}
