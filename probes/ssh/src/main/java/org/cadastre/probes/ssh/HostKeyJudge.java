package org.cadastre.probes.ssh;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.probe.HostKeys;
import org.jspecify.annotations.Nullable;

/// Puts the host key before the operator's [HostKeys] and remembers what was shown and judged. Runs
/// within the key exchange: until it agrees, nothing but public values has been sent.
final class HostKeyJudge implements HostKeyVerifier {
  private final Endpoint endpoint;
  private final HostKeys hostKeys;
  private volatile HostKeys.@Nullable Trust verdict;
  private volatile @Nullable PublicKey shown;

  HostKeyJudge(Endpoint endpoint, HostKeys hostKeys) {
    this.endpoint = endpoint;
    this.hostKeys = hostKeys;
  }

  @Override
  public boolean verify(String host, int port, PublicKey key) {
    var judged = hostKeys.judge(endpoint, key);
    shown = key;
    verdict = judged;
    return judged instanceof HostKeys.Trust.Known;
  }

  @Override
  public List<String> findExistingAlgorithms(String host, int port) {
    return hostKeys.knownTypes(endpoint).stream()
        .flatMap(type -> Algorithms.signing(type).stream())
        .toList();
  }

  /// Why the key was not accepted; empty when it was, or when none was shown.
  Optional<String> objection() {
    return Optional.ofNullable(verdict)
        .flatMap(trust ->
            switch (trust) {
              case HostKeys.Trust.Known() -> Optional.empty();
              case HostKeys.Trust.Unknown(var fingerprint) ->
                  Optional.of(
                      "host key "
                          + fingerprint
                          + " is not known: add it to known_hosts or scan once with"
                          + " --host-keys pin-on-first-use");
              case HostKeys.Trust.Changed(var fingerprint, var expected) ->
                  Optional.of(
                      "host key changed: expected "
                          + expected
                          + ", got "
                          + fingerprint
                          + "; nothing was sent. If the change is right, take the old key out of"
                          + " known_hosts (the home's or ~/.ssh's)");
            });
  }

  /// The key that was shown, as `ssh-ed25519 SHA256:…`; empty before the key exchange.
  String key() {
    var key = shown;
    return key == null ? "" : Fingerprint.of(key);
  }
}
