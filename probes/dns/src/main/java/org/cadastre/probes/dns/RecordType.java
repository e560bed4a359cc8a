package org.cadastre.probes.dns;

import java.util.Arrays;
import java.util.Optional;

/// What may be asked of a name.
enum RecordType {
  A(1),
  PTR(12),
  AAAA(28);

  private final int number;

  RecordType(int number) {
    this.number = number;
  }

  /// As it stands in messages (RFC 1035 section 3.2.2, RFC 3596).
  int number() {
    return number;
  }

  static Optional<RecordType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
