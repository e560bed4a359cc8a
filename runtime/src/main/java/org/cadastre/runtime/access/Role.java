package org.cadastre.runtime.access;

import java.util.Locale;

/// What somebody is there for.
public enum Role {
  VIEWER,
  OPERATOR,
  CREDENTIAL_ADMIN,
  AUDITOR,
  AUTOMATION,
  ADMIN;

  /// As it is written: `credential-admin`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
