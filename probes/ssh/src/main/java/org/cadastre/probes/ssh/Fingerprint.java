package org.cadastre.probes.ssh;

import java.security.PublicKey;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import org.cadastre.probes.ssh.output.KeyBlob;

/// Names public keys as OpenSSH does.
final class Fingerprint {
  private Fingerprint() {}

  /// Type and fingerprint: `ssh-ed25519 SHA256:…`.
  static String of(PublicKey key) {
    var blob = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
    return KeyType.fromKey(key) + " " + KeyBlob.fingerprint(blob);
  }
}
