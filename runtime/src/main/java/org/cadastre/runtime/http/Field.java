package org.cadastre.runtime.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What stands in the headers of requests and answers.
final class Field {
  private static final int LARGEST = 24 * 1_024;
  private static final int LONGEST_TOLD = 200;

  /// Every answer is for whoever asked alone, and nothing that a page may use.
  private static final Map<String, String> ALWAYS =
      Map.of(
          "Cache-Control",
          "no-store",
          "Content-Security-Policy",
          "default-src 'none'; frame-ancestors 'none'",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Referrer-Policy",
          "no-referrer",
          "X-Content-Type-Options",
          "nosniff");

  private Field() {}

  static boolean tooLarge(HttpExchange exchange) {
    long size = exchange.getRequestURI().toString().length();
    for (Map.Entry<String, List<String>> field : exchange.getRequestHeaders().entrySet()) {
      for (var value : field.getValue()) {
        size += field.getKey().length() + value.length();
      }
    }
    return size > LARGEST;
  }

  static boolean json(HttpExchange exchange) {
    var type = exchange.getRequestHeaders().getFirst("Content-Type");
    return type != null
        && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
  }

  /// As much of what was asked as belongs in a log.
  static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_TOLD));
  }

  static void send(HttpExchange exchange, Reply reply) throws IOException {
    var fields = exchange.getResponseHeaders();
    ALWAYS.forEach(fields::set);
    if (exchange instanceof HttpsExchange) {
      fields.set("Strict-Transport-Security", "max-age=31536000");
    }
    reply.fields().forEach(fields::set);
    var body = reply.body().getBytes(StandardCharsets.UTF_8);
    fields.set("Content-Type", reply.type() + "; charset=utf-8");
    boolean bare = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(reply.status(), bare ? -1 : body.length);
    if (!bare) {
      exchange.getResponseBody().write(body);
    }
  }
}
