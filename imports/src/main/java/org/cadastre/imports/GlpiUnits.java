package org.cadastre.imports;

import java.util.OptionalLong;

/// Numbers of an inventory in our units.
final class GlpiUnits {
  private GlpiUnits() {}

  /// Empty for what is not positive, or beyond all measure.
  static OptionalLong times(OptionalLong number, long unit) {
    return number.isPresent()
            && number.getAsLong() > 0
            && number.getAsLong() <= Long.MAX_VALUE / unit
        ? OptionalLong.of(number.getAsLong() * unit)
        : OptionalLong.empty();
  }
}
