package org.cadastre.probes.ssh;

import java.security.PublicKey;
import java.util.List;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.probe.HostKeys;

/// Host keys as a test wants them known.
///
/// @param fingerprint `SHA256:…`, empty when none is known, `*` when any will do
record KnownHosts(String fingerprint, List<String> types) implements HostKeys {
  static final KnownHosts ANY = new KnownHosts("*", List.of());
  static final KnownHosts NONE = new KnownHosts("", List.of());

  @Override
  public Trust judge(Endpoint endpoint, PublicKey key) {
    var shown = Fingerprint.of(key).split(" ", 2)[1];
    if (fingerprint.isEmpty()) {
      return new Trust.Unknown(shown);
    }
    return fingerprint.equals("*") || fingerprint.equals(shown)
        ? new Trust.Known()
        : new Trust.Changed(shown, fingerprint);
  }

  @Override
  public List<String> knownTypes(Endpoint endpoint) {
    return types;
  }
}
