package org.cadastre.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/// Makes SSH keys that last as long as the process.
public final class SshKeys {
  private SshKeys() {}

  /// A new ECDSA key on P-256: quick to make, and every client takes it.
  public static KeyPair generate() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }

  /// The private key as `ssh-keygen` writes it, without a passphrase.
  public static String openSshText(KeyPair key) {
    var text = new ByteArrayOutputStream();
    try {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "cadastre demo", null, text);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("a key of our own cannot be written", e);
    }
    return text.toString(StandardCharsets.US_ASCII);
  }
}
