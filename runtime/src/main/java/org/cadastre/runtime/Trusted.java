package org.cadastre.runtime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Whom an operator trusts to vouch for an API's endpoint, instead of whom the platform trusts.
///
/// @param pem certificates, one after the other
record Trusted(String pem) {

  /// @throws BadInputException when that is no certificate
  TrustManager[] managers() {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      var text = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(text)) {
        store.setCertificateEntry(Integer.toString(number++), certificate);
      }
      if (number == 0) {
        throw new BadInputException("--ca-bundle holds no certificate");
      }
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (CertificateException e) {
      throw new BadInputException("--ca-bundle: " + e.getMessage());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a key store in memory cannot be used", e);
    }
  }

  /// @throws BadInputException when that is no certificate
  SSLContext context() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("there is no TLS here", e);
    }
  }
}
