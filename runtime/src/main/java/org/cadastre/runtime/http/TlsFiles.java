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
import java.security.cert.Certificate;
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
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", key(key), new char[0], certificates(certificate));
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

  private static Certificate[] certificates(Path file) throws GeneralSecurityException {
    var in = new ByteArrayInputStream(text(file).getBytes(StandardCharsets.US_ASCII));
    var all = CertificateFactory.getInstance("X.509").generateCertificates(in);
    if (all.isEmpty()) {
      throw new BadInputException(file + ": holds no certificate in PEM");
    }
    return all.toArray(Certificate[]::new);
  }

  private static PrivateKey key(Path file) {
    var pem = KEY.matcher(text(file));
    if (!pem.find()) {
      throw new BadInputException(
          file
              + ": holds no private key in PEM as PKCS#8 ('-----BEGIN PRIVATE KEY-----'); 'openssl"
              + " pkcs8 -topk8 -nocrypt' makes one");
    }
    var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
    return KINDS.stream()
        .map(kind -> key(kind, spec))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new BadInputException(file + ": the key is none of " + KINDS));
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
      return Files.readString(file, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be read: " + e.getMessage());
    }
  }
}
