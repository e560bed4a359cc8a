package org.cadastre.core.probe;

import java.util.List;

/// With what, and within which limits, an endpoint may be approached.
///
/// @param credentials scoped to the endpoint, in the order to try
/// @param leave asked before anything is sent
public record Access(
    List<Credential> credentials, HostKeys hostKeys, Limits limits, Leave leave, Care care) {
  public Access {
    credentials = List.copyOf(credentials);
  }

  /// Without a limit on how often it is spoken to.
  public Access(List<Credential> credentials, HostKeys hostKeys, Limits limits) {
    this(credentials, hostKeys, limits, Leave.FREE, Care.USUAL);
  }

  /// The same, spoken to only as often and as roughly as that.
  public Access with(Leave newLeave, Care newCare) {
    return new Access(credentials, hostKeys, limits, newLeave, newCare);
  }
}
