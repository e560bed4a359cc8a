package org.cadastre.runtime.schedule;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.cadastre.runtime.RefusedException;

/// Answers `/health`, `/ready` and `/metrics`. It takes nothing in and tells no secret; by default
/// only this machine can ask it.
final class StatusServer implements AutoCloseable {
  private static final int WAITING = 50;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param unready why the daemon cannot do its work; none when it can
  StatusServer(InetSocketAddress at, Supplier<Optional<String>> unready, Supplier<String> metrics) {
    try {
      server = HttpServer.create(at, WAITING);
    } catch (IOException e) {
      throw new RefusedException("cannot listen on %s: %s".formatted(at, e.getMessage()));
    }
    server.createContext(
        "/health", exchange -> answer(exchange, "/health", 200, "text/plain", "alive\n"));
    server.createContext(
        "/ready",
        exchange -> {
          var why = unready.get();
          answer(
              exchange,
              "/ready",
              why.isEmpty() ? 200 : 503,
              "text/plain",
              why.orElse("ready") + "\n");
        });
    server.createContext(
        "/metrics",
        exchange -> answer(exchange, "/metrics", 200, "text/plain; version=0.0.4", metrics.get()));
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static void answer(
      HttpExchange exchange, String path, int status, String type, String text) throws IOException {
    try (exchange) {
      boolean known = exchange.getRequestURI().getPath().equals(path);
      boolean asked = exchange.getRequestMethod().equals("GET");
      int code = known ? (asked ? status : 405) : 404;
      var body = (code == status ? text : "").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
      exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
