package org.cadastre.runtime.identity;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.cadastre.runtime.access.Role;

/// What lets an automation in, in the place of a user's password.
///
/// @param user whose it is
/// @param roles of the user that it has; empty for all
/// @param expires no longer valid then
public record Token(String name, String user, Set<Role> roles, Instant created, Instant expires) {
  public Token {
    roles = Set.copyOf(roles);
  }

  /// What it has now: never more than its user.
  Set<Role> of(User owner) {
    var may = EnumSet.noneOf(Role.class);
    may.addAll(owner.roles());
    if (!roles.isEmpty()) {
      may.retainAll(roles);
    }
    return may;
  }
}
