package org.cadastre.core.probe;

import java.security.PublicKey;
import java.util.List;
import org.cadastre.core.evidence.Endpoint;

/// Says whether the key that an SSH server shows is the one it should show. Asked before any secret
/// leaves us.
public interface HostKeys {

  /// The verdict on a host key.
  sealed interface Trust {
    /// It is the one we know, or the operator said to pin at first contact and this is the first.
    record Known() implements Trust {}

    /// We know none for this endpoint and may not pin one.
    record Unknown(String fingerprint) implements Trust {}

    /// We know another one.
    record Changed(String fingerprint, String expected) implements Trust {}
  }

  Trust judge(Endpoint endpoint, PublicKey key);

  /// The key types known for the endpoint, such as `ssh-ed25519`, so that the server is asked for
  /// one of those; empty when none is known.
  List<String> knownTypes(Endpoint endpoint);
}
