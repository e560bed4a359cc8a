package org.cadastre.simulator.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A subscription of Azure over https on loopback, with the authority that gives out its tokens.
/// One of its machines is also a host of the demo estate.
public final class SimulatedSubscription implements AutoCloseable {
  private static final int MOST_BYTES = 1 << 20;
  private static final String TENANT = "7b1f5c0e-2d4a-4e6b-9c38-5a7d90e1f264";
  private static final String CLIENT = "0d9c2b6a-84f1-4c57-b3de-61a05f7e8c92";
  private static final String SECRET = "demo-client-secret";
  private static final String TOKEN = "demo-token";

  private final HttpsServer server;
  private final OwnCertificate certificate;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ResourceAnswers answers = ResourceAnswers.read();

  private SimulatedSubscription(HttpsServer server, OwnCertificate certificate) {
    this.server = server;
    this.certificate = certificate;
  }

  /// @param clock by which its certificate holds for a day
  /// @throws UncheckedIOException when no port is free
  public static SimulatedSubscription start(InstantSource clock) {
    try {
      var certificate = OwnCertificate.make(clock.instant());
      var server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
      var subscription = new SimulatedSubscription(server, certificate);
      server.createContext("/", subscription::serve);
      server.setExecutor(subscription.threads);
      server.start();
      return subscription;
    } catch (IOException e) {
      throw new UncheckedIOException("no TCP port is free on loopback", e);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body =
          new String(exchange.getRequestBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      var uri = exchange.getRequestURI();
      boolean token = uri.getPath().endsWith("/oauth2/v2.0/token");
      boolean known =
          token
              ? body.contains("client_secret=" + SECRET)
              : ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
      var answer = known ? token ? token() : answers.answer(uri, body) : UNKNOWN;
      var bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(known ? 200 : 401, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static final String UNKNOWN =
      "{\"error\":{\"code\":\"AuthenticationFailed\",\"message\":\"Nobody that is known here.\"}}";

  private static String token() {
    return "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"" + TOKEN + "\"}";
  }

  /// Where the resource manager and the authority are: `https://localhost:PORT`.
  public URI url() {
    return URI.create("https://localhost:" + server.getAddress().getPort());
  }

  /// The certificate of both, which nobody but itself vouches for.
  public String certificatePem() {
    return certificate.pem();
  }

  public String subscription() {
    return ResourceAnswers.SUBSCRIPTION;
  }

  public String tenant() {
    return TENANT;
  }

  public String client() {
    return CLIENT;
  }

  public String clientSecret() {
    return SECRET;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
