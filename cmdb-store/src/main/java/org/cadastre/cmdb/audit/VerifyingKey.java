package org.cadastre.cmdb.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.cadastre.cmdb.journal.Sha256;

/// The public half of the key that signs checkpoints and proofs: Ed25519 (RFC 8032).
final class VerifyingKey {
  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{128}");

  private final PublicKey key;

  VerifyingKey(PublicKey key) {
    this.key = key;
  }

  /// @param encoded an X.509 SubjectPublicKeyInfo
  /// @throws IllegalArgumentException when it is no such key
  static VerifyingKey of(byte[] encoded) {
    try {
      return new VerifyingKey(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 public key", e);
    }
  }

  /// What [#hex] wrote.
  ///
  /// @throws IllegalArgumentException when it is no such key
  static VerifyingKey ofHex(String hex) {
    var key = of(HexFormat.of().parseHex(hex));
    if (!key.hex().equals(hex)) {
      throw new IllegalArgumentException("not an Ed25519 public key");
    }
    return key;
  }

  String hex() {
    return Sha256.hex(key.getEncoded());
  }

  byte[] encoded() {
    return key.getEncoded();
  }

  /// SHA-256 of the encoded key, in hexadecimal: by this people compare keys.
  String fingerprint() {
    return Sha256.hex(Sha256.of(key.getEncoded()));
  }

  /// @param signature in lower-case hexadecimal; anything else verifies nothing
  boolean verifies(String text, String signature) {
    if (!SIGNATURE.matcher(signature).matches()) {
      return false;
    }
    try {
      var verification = Signature.getInstance("Ed25519");
      verification.initVerify(key);
      verification.update(text.getBytes(StandardCharsets.UTF_8));
      return verification.verify(HexFormat.of().parseHex(signature));
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
