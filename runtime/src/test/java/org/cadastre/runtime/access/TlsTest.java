package org.cadastre.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.RefusedException;
import org.cadastre.settings.ServerSettings;
import org.cadastre.settings.ServerSettings.OidcSettings;
import org.cadastre.settings.ServerSettings.TlsSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that others than this machine may ask.
class TlsTest {
  private static final String SECRET = "a-keystore-for-a-test";

  @TempDir private Path directory = Path.of("");

  /// A key and a certificate that vouches for itself, as the platform's own tool makes them.
  private KeyStore made() throws Exception {
    return made("made", "EC");
  }

  private KeyStore made(String name, String kind) throws Exception {
    var file = directory.resolve(name + ".p12");
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var making =
        new ProcessBuilder(
                tool,
                "-genkeypair",
                "-keyalg",
                kind,
                "-alias",
                "server",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                SECRET)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("said").toFile())
            .start();
    assertThat(making.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return KeyStore.getInstance(file.toFile(), SECRET.toCharArray());
  }

  private static String pem(String what, byte[] bytes) {
    var text = Base64.getMimeEncoder().encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what);
  }

  private TlsSettings files(KeyStore store) throws Exception {
    var key = directory.resolve("tls.key");
    Files.writeString(
        key, pem("PRIVATE KEY", store.getKey("server", SECRET.toCharArray()).getEncoded()));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    var certificate = directory.resolve("tls.crt");
    Files.writeString(certificate, pem("CERTIFICATE", store.getCertificate("server").getEncoded()));
    return new TlsSettings(certificate.toString(), key.toString());
  }

  private static HttpClient trusting(Certificate certificate) throws Exception {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", certificate);
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  @Test
  void withACertificateOthersMayAskAndTheMetricsTakeARight() throws Exception {
    var store = made();
    var settings = new ServerSettings(false, files(store), null);
    try (var house = new OpenDoors(directory, false);
        var doors = house.doors(settings, InetAddress.getByName("0.0.0.0"));
        var client = trusting(store.getCertificate("server"))) {
      assertThat(get(client, doors.port(), "/health", "")).isEqualTo("200 max-age=31536000");
      assertThat(get(client, doors.port(), "/metrics", "Basic eDp5")).startsWith("401");
      assertThat(get(client, doors.port(), "/metrics", house.bearer(Role.VIEWER)))
          .startsWith("200");
      assertThat(get(client, doors.port(), "/v1/whoami", house.basic(Role.VIEWER)))
          .startsWith("200");
    }
  }

  @Test
  void aProviderOfOnesOwnHouseIsBelievedOnlyByWhomTheSettingsName() throws Exception {
    var store = made();
    var bundle = files(store).certificate();
    try (var house = new OpenDoors(directory, false);
        var issuer = new TestIssuer(proving(store));
        var trusting = house.doors(of(issuer, bundle), InetAddress.getLoopbackAddress());
        var wary = house.doors(of(issuer, null), InetAddress.getLoopbackAddress());
        var client = HttpClient.newHttpClient()) {
      var shown = "Bearer " + issuer.token(issuer.claims(house.now, "it").build());
      assertThat(whoami(client, trusting.port(), shown)).isEqualTo(200);
      assertThat(whoami(client, wary.port(), shown)).isEqualTo(503);
    }
  }

  private static ServerSettings of(TestIssuer issuer, @Nullable String bundle) {
    var roles = Map.of("viewer", List.of("it"));
    var oidc = new OidcSettings(issuer.name(), TestIssuer.AUDIENCE, "groups", roles, bundle);
    return new ServerSettings(false, null, oidc);
  }

  private static SSLContext proving(KeyStore store) throws Exception {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, SECRET.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static int whoami(HttpClient client, int port, String shown)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/whoami"))
            .header("Authorization", shown)
            .build();
    return client.send(request, BodyHandlers.ofString()).statusCode();
  }

  private static String get(HttpClient client, int port, String path, String shown)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path));
    if (!shown.isEmpty()) {
      request.header("Authorization", shown);
    }
    var answer = client.send(request.build(), BodyHandlers.ofString());
    var strict = answer.headers().firstValue("Strict-Transport-Security").orElse("");
    return answer.statusCode() + " " + strict;
  }

  @Test
  void aKeyThatOthersMayReadOrThatIsNoneIsRefusedWithItsName() throws Exception {
    var store = made();
    var files = files(store);
    var here = InetAddress.getLoopbackAddress();
    var key = Path.of(files.key());
    try (var house = new OpenDoors(directory, false)) {
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
      assertThatThrownBy(() -> house.doors(new ServerSettings(false, files, null), here))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("tls.key can be read by others");
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
      Files.writeString(key, "no key\n");
      assertThatThrownBy(() -> house.doors(new ServerSettings(false, files, null), here))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("tls.key: holds no private key in PEM");
    }
  }

  private static void refused(OpenDoors house, TlsSettings files, String why) {
    var settings = new ServerSettings(false, files, null);
    assertThatThrownBy(() -> house.doors(settings, InetAddress.getLoopbackAddress()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aKeyThatIsNotTheCertificatesIsRefused() throws Exception {
    try (var house = new OpenDoors(directory, false)) {
      var files = files(made("another", "EC"));
      var certificate = Files.readString(Path.of(files.certificate()));
      for (var kind : List.of("EC", "RSA", "Ed25519")) {
        files(made("of-" + kind, kind));
        var settings = new ServerSettings(false, files, null);
        house.doors(settings, InetAddress.getLoopbackAddress()).close();
        Files.writeString(Path.of(files.certificate()), certificate);
        refused(house, files, "tls.key: is not the key of the first certificate in");
      }
    }
  }

  @Test
  void aFileThatIsDamagedIsNamedAndWordsBesideThePemAreNone() throws Exception {
    var files = files(made());
    var key = Path.of(files.key());
    var certificate = Path.of(files.certificate());
    var goodKey = "# Schlüssel für den Server\n" + Files.readString(key);
    var good = "# Zertifikat für den Server\n" + Files.readString(certificate);
    try (var house = new OpenDoors(directory, false)) {
      Files.writeString(key, goodKey);
      Files.writeString(certificate, good);
      house.doors(new ServerSettings(false, files, null), InetAddress.getLoopbackAddress()).close();
      Files.writeString(key, goodKey.replaceFirst(".{3}\n-----END", "=\n-----END"));
      refused(house, files, "tls.key: the private key is damaged");
      Files.writeString(key, goodKey);
      Files.writeString(certificate, good.replaceFirst("MII", "M=I"));
      refused(house, files, "tls.crt: a certificate cannot be read");
    }
  }
}
