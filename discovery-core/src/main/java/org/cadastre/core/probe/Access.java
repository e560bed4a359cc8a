package org.cadastre.core.probe;

import java.util.List;

/// With what, and within which limits, an endpoint may be approached.
///
/// @param credentials scoped to the endpoint, in the order to try
public record Access(List<Credential> credentials, HostKeys hostKeys, Limits limits) {
  public Access {
    credentials = List.copyOf(credentials);
  }
}
