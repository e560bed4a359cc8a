package org.cadastre.runtime.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody is there for.
public enum Role {
  VIEWER,
  OPERATOR,
  CREDENTIAL_ADMIN,
  AUDITOR,
  AUTOMATION,
  ADMIN;

  /// The role that is written so.
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /// As it is written: `credential-admin`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
