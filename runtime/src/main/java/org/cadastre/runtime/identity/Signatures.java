package org.cadastre.runtime.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/// Holds a token's signature against a key.
interface Signatures {
  int SHORTEST_RSA = 2_048;
  int ED25519_BYTES = 32;

  boolean verify(SignedJWT jwt) throws JOSEException;

  /// @throws JOSEException when no signature of that key is taken
  static Signatures by(JWK key) throws JOSEException {
    return switch (key) {
      case RSAKey rsa when rsa.size() >= SHORTEST_RSA ->
          jwt -> jwt.verify(new RSASSAVerifier(rsa.toRSAPublicKey()));
      case ECKey ec -> jwt -> jwt.verify(new ECDSAVerifier(ec.toECPublicKey()));
      case OctetKeyPair pair when pair.getCurve().equals(Curve.Ed25519) ->
          jwt -> ed25519(pair, jwt);
      default -> throw new JOSEException("no signature of such a key is taken");
    };
  }

  /// By the platform: the library would need another one for it. The last bit of the 32 bytes is
  /// the sign of x, the others are y, the least first (RFC 8032, 5.1.2).
  private static boolean ed25519(OctetKeyPair pair, SignedJWT jwt) throws JOSEException {
    var bytes = pair.getDecodedX();
    if (bytes.length != ED25519_BYTES) {
      throw new JOSEException("a key of Ed25519 has 32 bytes");
    }
    var y = new byte[ED25519_BYTES];
    for (int i = 0; i < ED25519_BYTES; i++) {
      y[i] = bytes[ED25519_BYTES - 1 - i];
    }
    boolean odd = (y[0] & 0x80) != 0;
    y[0] &= 0x7f;
    try {
      var spec =
          new EdECPublicKeySpec(
              NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, y)));
      var signature = Signature.getInstance("Ed25519");
      signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(spec));
      signature.update(jwt.getSigningInput());
      return signature.verify(jwt.getSignature().decode());
    } catch (GeneralSecurityException e) {
      throw new JOSEException("that signature cannot be of that key", e);
    }
  }
}
