package org.cadastre.probes.azure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A key store of our own for `localhost`, made once for all tests by the platform's keytool, and
/// what trusts it.
final class KeyStores {
  static final String PASSWORD = "changeit";
  static final Path FILE = made();

  private KeyStores() {}

  private static Path made() {
    try {
      var file = Files.createTempDirectory("azure-test").resolve("localhost.p12");
      var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      var options =
          "-genkeypair -alias localhost -keyalg EC -groupname secp256r1 -dname CN=localhost"
              + " -ext SAN=dns:localhost -validity 2 -storetype PKCS12 -storepass "
              + PASSWORD;
      var command = new ArrayList<String>();
      command.add(keytool);
      command.addAll(List.of(options.split(" ", -1)));
      command.addAll(List.of("-keystore", file.toString()));
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool: " + said);
      }
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static SSLContext trust() {
    try (var in = Files.newInputStream(FILE)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      var trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("localhost", store.getCertificate("localhost"));
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      var context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
