package org.cadastre.probes.snmp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.cadastre.core.probe.Secret;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.OctetString;

/// Makes localised keys out of secrets. The costly half, a digest over a mebibyte of the repeated
/// secret (RFC 3414, appendix A.2), does not depend on the agent and is kept.
final class KeyForge {
  private static final int REPEATED_BYTES = 1024 * 1024;
  private static final int MOST_KEPT = 256;

  private record Origin(String digest, Secret secret) {}

  private final ConcurrentMap<Origin, byte[]> kept = new ConcurrentHashMap<>();

  /// @param authentication one that [UsmProtocols#authentication] gave
  /// @param privacy one that [UsmProtocols#privacy] gave; ignored when there is no privacy secret
  UsmKeys forge(
      String authentication,
      Secret authenticationSecret,
      String privacy,
      @Nullable Secret privacySecret,
      byte[] engineId) {
    var authenticator = UsmProtocols.authenticator(authentication);
    var authenticationKey = localise(authentication, authenticationSecret, engineId);
    if (privacySecret == null) {
      return new UsmKeys(authenticator, authenticationKey, null, new byte[0]);
    }
    var cipher = UsmProtocols.cipher(privacy);
    var key = localise(authentication, privacySecret, engineId);
    if (key.length < cipher.getMinKeyLength()) {
      key = cipher.extendShortKey(key, octets(privacySecret), engineId, authenticator);
    }
    if (key.length > cipher.getMaxKeyLength()) {
      key = Arrays.copyOf(key, cipher.getMaxKeyLength());
    }
    return new UsmKeys(authenticator, authenticationKey, cipher, key);
  }

  private byte[] localise(String digest, Secret secret, byte[] engineId) {
    if (kept.size() > MOST_KEPT) {
      kept.clear();
    }
    var key = kept.computeIfAbsent(new Origin(digest, secret), KeyForge::stretch);
    var hash = digest(digest);
    hash.update(key);
    hash.update(engineId);
    hash.update(key);
    return hash.digest();
  }

  private static byte[] stretch(Origin origin) {
    var secret = origin.secret().reveal().getBytes(StandardCharsets.UTF_8);
    var repeated = new byte[REPEATED_BYTES];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = secret[i % secret.length];
    }
    return digest(origin.digest()).digest(repeated);
  }

  private static OctetString octets(Secret secret) {
    return new OctetString(secret.reveal().getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java has no " + name, e);
    }
  }
}
