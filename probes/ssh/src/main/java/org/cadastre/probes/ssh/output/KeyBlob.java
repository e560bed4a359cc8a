package org.cadastre.probes.ssh.output;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A public key as SSH sends and files it: items, each after its length in four bytes, the type's
/// name first (RFC 4253, 6.6).
public final class KeyBlob {
  private KeyBlob() {}

  /// Whether the items fill the blob exactly. To be asked before a reader is trusted with it that
  /// takes the room for as many bytes as an item claims to have.
  public static boolean sound(byte[] blob) {
    var rest = ByteBuffer.wrap(blob);
    while (rest.remaining() >= Integer.BYTES) {
      int length = rest.getInt();
      if (length < 0 || length > rest.remaining()) {
        return false;
      }
      rest.position(rest.position() + length);
    }
    return !rest.hasRemaining();
  }

  /// `SHA256:…`, as OpenSSH writes it.
  public static String fingerprint(byte[] blob) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(blob);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
