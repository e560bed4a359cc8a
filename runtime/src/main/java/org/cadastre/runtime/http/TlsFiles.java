package org.cadastre.runtime.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.key.SecretText;
import org.cadastre.settings.FileTrouble;
import org.cadastre.settings.ServerSettings.TlsSettings;

/// What the server proves itself by, as files in PEM.
final class TlsFiles {
  private static final long LARGEST = 1 << 20;
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final List<String> KINDS = List.of("EC", "RSA", "EdDSA");

  private TlsFiles() {}

  /// @param home where names without a directory are looked for
  /// @throws BadInputException naming the file that is not what it should be
  static SSLContext context(TlsSettings settings, Path home) {
    var certificate = home.resolve(settings.certificate());
    var key = home.resolve(settings.key());
    SecretText.requirePrivate(key);
    var chain = certificates(certificate);
    var secret = key(key);
    if (!belong(secret, chain[0].getPublicKey())) {
      throw new BadInputException(
          "%s: is not the key of the first certificate in %s".formatted(key, certificate));
    }
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", secret, new char[0], chain);
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, new char[0]);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new BadInputException(
          "%s and %s do not make a server: %s".formatted(certificate, key, e.getMessage()));
    }
  }

  private static Certificate[] certificates(Path file) {
    var in = new ByteArrayInputStream(text(file).getBytes(StandardCharsets.ISO_8859_1));
    try {
      var all = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (all.isEmpty()) {
        throw new BadInputException(file + ": holds no certificate in PEM");
      }
      return all.toArray(Certificate[]::new);
    } catch (CertificateException e) {
      throw new BadInputException(file + ": a certificate cannot be read: " + e.getMessage());
    }
  }

  /// Whether what the one signs the other knows.
  private static boolean belong(PrivateKey key, PublicKey certified) {
    var algorithm =
        switch (key.getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          default -> key.getAlgorithm();
        };
    var words = "cadastre".getBytes(StandardCharsets.US_ASCII);
    try {
      var signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(words);
      var signed = signing.sign();
      var checking = Signature.getInstance(algorithm);
      checking.initVerify(certified);
      checking.update(words);
      return checking.verify(signed);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static PrivateKey key(Path file) {
    var pem = KEY.matcher(text(file));
    if (!pem.find()) {
      throw new BadInputException(
          file
              + ": holds no private key in PEM as PKCS#8 ('-----BEGIN PRIVATE KEY-----'); 'openssl"
              + " pkcs8 -topk8 -nocrypt' makes one");
    }
    var spec = new PKCS8EncodedKeySpec(bytes(file, pem.group(1)));
    return KINDS.stream()
        .map(kind -> key(kind, spec))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new BadInputException(file + ": the key is none of " + KINDS));
  }

  private static byte[] bytes(Path file, String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      throw new BadInputException(file + ": the private key is damaged");
    }
  }

  private static Optional<PrivateKey> key(String kind, PKCS8EncodedKeySpec spec) {
    try {
      return Optional.of(KeyFactory.getInstance(kind).generatePrivate(spec));
    } catch (InvalidKeySpecException _) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + kind, e);
    }
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new BadInputException(file + ": too long for a certificate or key");
      }
      // Beside what is between the lines of PEM there may be words in any encoding.
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be read: " + FileTrouble.words(e));
    }
  }
}
