package org.cadastre.simulator.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate for `localhost` that a server signs for itself, and is gone with it (RFC 5280).
final class OwnCertificate {
  private static final String NAME = "localhost";

  /// ecdsa-with-SHA256
  private static final byte[] ALGORITHM =
      Der.of(Der.SEQUENCE, Der.of(Der.OBJECT, hex("2a8648ce3d040302")));

  private final KeyPair keys;
  private final Certificate certificate;

  private OwnCertificate(KeyPair keys, Certificate certificate) {
    this.keys = keys;
    this.certificate = certificate;
  }

  /// @param now in the middle of the two days for which it holds
  static OwnCertificate make(Instant now) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var keys = generator.generateKeyPair();
      var content = content(keys, now);
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(content);
      var whole = Der.of(Der.SEQUENCE, content, ALGORITHM, Der.bits(signature.sign()));
      var certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(whole));
      return new OwnCertificate(keys, certificate);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no certificate can be made here", e);
    }
  }

  private static byte[] content(KeyPair keys, Instant now) {
    var day = Duration.ofDays(1);
    var name =
        Der.of(
            Der.SEQUENCE,
            Der.of(
                Der.SET,
                Der.of(Der.SEQUENCE, Der.of(Der.OBJECT, hex("550403")), Der.text(Der.TEXT, NAME))));
    return Der.of(
        Der.SEQUENCE,
        Der.of(0xa0, Der.of(Der.INTEGER, new byte[] {2})),
        Der.of(Der.INTEGER, new BigInteger(63, new SecureRandom()).toByteArray()),
        ALGORITHM,
        name,
        Der.of(Der.SEQUENCE, Der.time(now.minus(day)), Der.time(now.plus(day))),
        name,
        keys.getPublic().getEncoded(),
        Der.of(0xa3, Der.of(Der.SEQUENCE, alternativeName())));
  }

  /// subjectAltName: a DNS name.
  private static byte[] alternativeName() {
    return Der.of(
        Der.SEQUENCE,
        Der.of(Der.OBJECT, hex("551d11")),
        Der.of(Der.OCTET_STRING, Der.of(Der.SEQUENCE, Der.text(0x82, NAME))));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  /// The certificate as text, for whoever shall trust it.
  String pem() {
    try {
      var base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
      return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
          .formatted(base64.encodeToString(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What a server shows it with.
  SSLContext context() {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(NAME, keys.getPrivate(), new char[0], new Certificate[] {certificate});
      var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, new char[0]);
      var context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a key store in memory cannot be used", e);
    }
  }
}
