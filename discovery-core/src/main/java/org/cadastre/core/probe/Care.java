package org.cadastre.core.probe;

/// How gently an endpoint is to be asked.
public enum Care {
  USUAL,
  /// It may fall over when it is asked much: single values only, one after the other, slowly. What
  /// is left out because of it says so and proves nothing.
  FRAGILE
}
