package org.cadastre.probes.ssh;

import java.io.IOException;
import java.util.Optional;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.password.PasswordUtils;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Secret;
import org.jspecify.annotations.Nullable;

/// Reads private keys from text in memory: OpenSSH's own format, PEM and PKCS#8.
final class PrivateKeys {
  private PrivateKeys() {}

  /// Empty when the text is not a key that we can use, or the passphrase does not open it.
  static Optional<KeyProvider> read(SSHClient client, Credential.SshKey credential) {
    try {
      var text = credential.key().reveal().strip() + "\n";
      var passphrase = characters(credential.passphrase());
      var finder = passphrase == null ? null : PasswordUtils.createOneOff(passphrase);
      var provider = client.loadKeys(text, null, finder);
      return usable(provider) ? Optional.of(provider) : Optional.empty();
    } catch (IOException | RuntimeException _) {
      // The decoders throw both on a text that is not what its first line says it is.
      return Optional.empty();
    }
  }

  private static boolean usable(KeyProvider provider) throws IOException {
    return provider.getPrivate() != null
        && provider.getPublic() != null
        && provider.getType() != KeyType.UNKNOWN;
  }

  private static char @Nullable [] characters(@Nullable Secret secret) {
    return secret == null ? null : secret.reveal().toCharArray();
  }
}
