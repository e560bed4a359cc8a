package org.cadastre.runtime.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// An OpenID provider on a port of this machine.
final class TestIssuer implements AutoCloseable {
  static final String AUDIENCE = "cadastre";

  private final HttpServer server;
  private final String scheme;
  private final RSAKey key;
  private final List<JWK> published = new CopyOnWriteArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final Semaphore answering = new Semaphore(1);

  TestIssuer() {
    this(null);
  }

  /// @param tls what it proves itself by, or null: it speaks plain HTTP
  TestIssuer(@Nullable SSLContext tls) {
    scheme = tls == null ? "http" : "https";
    try {
      key = new RSAKeyGenerator(2048).keyID("first").generate();
      published.add(key);
      server = server(tls);
    } catch (IOException | JOSEException e) {
      throw new IllegalStateException(e);
    }
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\"}".formatted(name(), name())));
    server.createContext(
        "/keys",
        exchange -> {
          asked.incrementAndGet();
          answering.acquireUninterruptibly();
          answering.release();
          answer(exchange, new JWKSet(List.copyOf(published)).toString());
        });
    server.start();
  }

  private static HttpServer server(@Nullable SSLContext tls) throws IOException {
    var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    if (tls == null) {
      return HttpServer.create(anywhere, 10);
    }
    var server = HttpsServer.create(anywhere, 10);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return server;
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    try (exchange) {
      var body = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  String name() {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort();
  }

  /// How often its keys were asked for.
  int asked() {
    return asked.get();
  }

  /// Does not answer who asks for its keys, until that is closed.
  AutoCloseable silence() {
    answering.acquireUninterruptibly();
    return answering::release;
  }

  void publish(JWK another) {
    published.add(another);
  }

  RSAKey key() {
    return key;
  }

  /// What a good token says, valid for five minutes.
  JWTClaimsSet.Builder claims(Instant now, String... groups) {
    return new JWTClaimsSet.Builder()
        .issuer(name())
        .audience(AUDIENCE)
        .subject("jo@example.net")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
        .claim("groups", List.of(groups));
  }

  String token(JWTClaimsSet claims) {
    try {
      return signed(JWSAlgorithm.RS256, "first", claims, new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String signed(JWSAlgorithm by, String kid, JWTClaimsSet claims, JWSSigner signer) {
    try {
      var header = new JWSHeader.Builder(by).keyID(kid).type(new JOSEObjectType("at+jwt")).build();
      var jwt = new SignedJWT(header, claims);
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
