package org.cadastre.probes.ssh;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import org.cadastre.core.probe.Credential;

/// Keeps the private keys that were read: opening one with a passphrase is made to be slow, and one
/// key opens many hosts.
final class KeyRing {
  private final Map<Credential.SshKey, Optional<KeyProvider>> keys = new ConcurrentHashMap<>();

  /// Empty when the credential holds no key that can be used.
  Optional<KeyProvider> of(SSHClient client, Credential.SshKey credential) {
    return keys.computeIfAbsent(credential, wanted -> PrivateKeys.read(client, wanted));
  }
}
