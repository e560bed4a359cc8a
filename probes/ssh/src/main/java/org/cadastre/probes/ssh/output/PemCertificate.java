package org.cadastre.probes.ssh.output;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A TLS certificate, and where it was found.
///
/// @param source a file, or `port 443`
/// @param fingerprint SHA-256 in hexadecimal
/// @param names subject alternative names: DNS names and addresses
public record PemCertificate(
    String source,
    String fingerprint,
    String subject,
    String issuer,
    String serial,
    Instant notBefore,
    Instant notAfter,
    NavigableSet<String> names) {
  private static final int MOST = 256;
  private static final int LONGEST = 64 * 1024;
  private static final int MOST_NAMES = 100;
  private static final int DNS = 2;
  private static final int IP = 7;

  /// Sections `file=…` and `port=…`, each with one certificate or none.
  public static List<PemCertificate> parse(String text) {
    var found = new ArrayList<PemCertificate>();
    var source = "";
    var body = new StringBuilder();
    for (var line : (Iterable<String>) Lines.whole(text)::iterator) {
      if (line.startsWith("file=") || line.startsWith("port=")) {
        source = line.startsWith("file=") ? line.substring(5) : "port " + line.substring(5);
        body.setLength(0);
      } else if (body.length() < LONGEST) {
        body.append(line.replace("TRUSTED CERTIFICATE", "CERTIFICATE")).append('\n');
      }
      if (line.startsWith("-----END") && found.size() < MOST) {
        read(source, body.toString()).ifPresent(found::add);
        body.setLength(0);
      }
    }
    return found;
  }

  private static Optional<PemCertificate> read(String source, String pem) {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
      return factory.generateCertificate(in) instanceof X509Certificate certificate
          ? Optional.of(of(source, certificate))
          : Optional.empty();
    } catch (CertificateException | RuntimeException _) {
      // The decoder throws both on bytes that are not what their first line says they are.
      return Optional.empty();
    }
  }

  private static PemCertificate of(String source, X509Certificate certificate)
      throws CertificateException {
    return new PemCertificate(
        source,
        sha256(certificate.getEncoded()),
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        certificate.getSerialNumber().toString(16),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        names(certificate.getSubjectAlternativeNames()));
  }

  private static NavigableSet<String> names(@Nullable Collection<List<?>> alternatives) {
    NavigableSet<String> names = new TreeSet<>();
    if (alternatives != null) {
      for (var alternative : alternatives) {
        var kind = alternative.getFirst();
        if ((kind.equals(DNS) || kind.equals(IP)) && names.size() < MOST_NAMES) {
          names.add(String.valueOf(alternative.get(1)));
        }
      }
    }
    return names;
  }

  private static String sha256(byte[] encoded) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
