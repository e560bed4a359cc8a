package org.cadastre.runtime.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.cadastre.runtime.BadInputException;
import org.cadastre.settings.FileTrouble;

/// Certificates, as a file in PEM, of who may vouch for a server of one's own house.
final class Trust {
  private static final long LARGEST = 1 << 20;

  private Trust() {}

  /// @throws BadInputException when the file holds none
  static SSLContext in(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new BadInputException(file + ": too long for certificates");
      }
      var pem = new ByteArrayInputStream(Files.readAllBytes(file));
      var trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        trusted.setCertificateEntry("ca" + trusted.size(), certificate);
      }
      if (trusted.size() == 0) {
        throw new BadInputException(file + ": holds no certificate in PEM");
      }
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be read: " + FileTrouble.words(e));
    } catch (GeneralSecurityException e) {
      throw new BadInputException(file + ": cannot be read as certificates: " + e.getMessage());
    }
  }
}
