package org.cadastre.runtime.identity;

import java.time.Instant;
import java.util.Set;
import org.cadastre.runtime.access.Role;

/// Somebody with a password of this home.
///
/// @param disabled whether neither password nor tokens let them in
/// @param changed when the password was set
public record User(
    String name, Set<Role> roles, boolean disabled, Instant created, Instant changed) {
  public User {
    roles = Set.copyOf(roles);
  }

  User as(Set<Role> others) {
    return new User(name, others, disabled, created, changed);
  }

  User disabled(boolean wanted) {
    return new User(name, roles, wanted, created, changed);
  }

  User changedAt(Instant time) {
    return new User(name, roles, disabled, created, time);
  }
}
