package org.cadastre.runtime.access;

import java.util.Set;

/// Somebody whom the server knows.
///
/// @param name as it stands on record: `user:alice`, `token:ci`, `oidc:…`
/// @param roles empty for somebody who may do nothing
public record Principal(String name, Set<Role> roles) {
  public Principal {
    roles = Set.copyOf(roles);
  }
}
