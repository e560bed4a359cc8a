package org.cadastre.cmdb.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import org.cadastre.cmdb.journal.Sha256;

/// The private half of the key that signs checkpoints and proofs.
record SigningKey(PrivateKey key, VerifyingKey publicHalf) {
  static SigningKey made() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new SigningKey(pair.getPrivate(), new VerifyingKey(pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /// @throws IllegalArgumentException when these are not the halves of one key
  static SigningKey of(byte[] encoded, VerifyingKey publicHalf) {
    try {
      var key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      var pair = new SigningKey(key, publicHalf);
      if (publicHalf.verifies("a pair", pair.sign("a pair"))) {
        return pair;
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 private key", e);
    }
    throw new IllegalArgumentException("not the private key of the public key beside it");
  }

  /// In hexadecimal.
  String sign(String text) {
    try {
      var signing = Signature.getInstance("Ed25519");
      signing.initSign(key);
      signing.update(text.getBytes(StandardCharsets.UTF_8));
      return Sha256.hex(signing.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign with an Ed25519 key", e);
    }
  }

  @Override
  public String toString() {
    return "private key of " + publicHalf.fingerprint();
  }
}
