package org.cadastre.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Envelope encryption: every secret under a key of its own, that key under the home's key.
/// AES-256-GCM with the secret's binding as associated data.
final class Sealing {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final byte[] homeKey;

  Sealing(byte[] homeKey) {
    if (homeKey.length != KEY_BYTES) {
      throw new BadInputException("the vault's key is not 32 bytes long");
    }
    this.homeKey = homeKey.clone();
  }

  static byte[] newKey() {
    var key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  String seal(String secret, String binding) {
    var key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return encoded(encrypt(homeKey, key, binding))
        + "."
        + encoded(encrypt(key, secret.getBytes(StandardCharsets.UTF_8), binding));
  }

  String open(String sealed, String binding) {
    int dot = sealed.indexOf('.');
    if (dot < 0) {
      throw new BadInputException("the vault holds a secret that is not sealed as it should be");
    }
    var key = decrypt(homeKey, decoded(sealed.substring(0, dot)), binding);
    return new String(
        decrypt(key, decoded(sealed.substring(dot + 1)), binding), StandardCharsets.UTF_8);
  }

  /// The same secret under another home's key, without being opened.
  String rewrap(String sealed, String binding, Sealing other) {
    int dot = Math.max(sealed.indexOf('.'), 0);
    var key = decrypt(homeKey, decoded(sealed.substring(0, dot)), binding);
    return encoded(encrypt(other.homeKey, key, binding)) + sealed.substring(dot);
  }

  private byte[] encrypt(byte[] key, byte[] plain, String binding) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, binding).doFinal(plain);
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no AES-256-GCM", e);
    }
  }

  private static byte[] decrypt(byte[] key, byte[] sealed, String binding) {
    try {
      var buffer = ByteBuffer.wrap(sealed);
      var nonce = new byte[Math.min(NONCE_BYTES, sealed.length)];
      buffer.get(nonce);
      var rest = new byte[buffer.remaining()];
      buffer.get(rest);
      return cipher(Cipher.DECRYPT_MODE, key, nonce, binding).doFinal(rest);
    } catch (GeneralSecurityException e) {
      throw new BadInputException(
          "a secret in the vault does not open: the key is another one, or the entry was changed");
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, String binding)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(binding.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      throw new BadInputException("the vault holds a secret that is not sealed as it should be");
    }
  }
}
