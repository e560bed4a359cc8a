package org.cadastre.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who may question a simulated agent.
///
/// @param community for versions 1 and 2c; null when the agent speaks version 3 only
/// @param users for version 3
public record SnmpAccess(@Nullable String community, List<SnmpUser> users) {
  public SnmpAccess {
    users = List.copyOf(users);
  }

  public static SnmpAccess community(String community) {
    return new SnmpAccess(community, List.of());
  }

  public static SnmpAccess users(SnmpUser... users) {
    return new SnmpAccess(null, List.of(users));
  }
}
