package org.cadastre.runtime.http;

import java.util.Set;
import org.cadastre.runtime.access.Principal;

/// What somebody asks for who was let in.
///
/// @param name that stands at the end of the path, where the route has one
/// @param query behind the path, as it was sent
record Call(Principal principal, String name, String query, String body) {
  /// Who has not said who they are.
  static final Principal NOBODY = new Principal("nobody", Set.of());

  boolean anonymous() {
    return principal.equals(NOBODY);
  }
}
