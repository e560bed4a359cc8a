package org.cadastre.runtime.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// What is answered when something is not to be had: `application/problem+json` (RFC 9457).
final class Problem {
  private static final String TYPE = "application/problem+json";

  private Problem() {}

  static Reply unknown(String why) {
    return of(401, "Unauthorized", why)
        .with(
            "WWW-Authenticate",
            "Bearer realm=\"cadastre\", Basic realm=\"cadastre\", charset=\"UTF-8\"");
  }

  static Reply forbidden(String why) {
    return of(403, "Forbidden", why);
  }

  static Reply nothing(String why) {
    return of(404, "Not Found", why);
  }

  static Reply method(String allowed) {
    return of(405, "Method Not Allowed", "only " + allowed).with("Allow", allowed);
  }

  static Reply refused(String why) {
    return of(409, "Conflict", why);
  }

  static Reply tooLarge(int most) {
    return of(413, "Content Too Large", "a body has %d bytes at most".formatted(most));
  }

  static Reply notJson() {
    return of(415, "Unsupported Media Type", "a body is application/json");
  }

  static Reply wrong(List<String> errors) {
    var body =
        Json.object(json -> {
          begin(json, 422, "Unprocessable Content", String.join("; ", errors));
          json.writeArrayPropertyStart("errors");
          errors.forEach(json::writeString);
          json.writeEndArray();
        });
    return new Reply(422, TYPE, body, Map.of());
  }

  static Reply later(Duration pause) {
    return of(429, "Too Many Requests", "there were too many wrong passwords; wait")
        .with("Retry-After", Long.toString(Math.max(1, pause.plusMillis(999).toSeconds())));
  }

  static Reply headerTooLarge() {
    return of(431, "Request Header Fields Too Large", "the header is too large");
  }

  static Reply fault() {
    return of(500, "Internal Server Error", "that is our fault; the daemon's log says more");
  }

  static Reply away(String why) {
    return of(503, "Service Unavailable", why).with("Retry-After", "30");
  }

  private static Reply of(int status, String title, String detail) {
    var body = Json.object(json -> begin(json, status, title, detail));
    return new Reply(status, TYPE, body, Map.of());
  }

  private static void begin(JsonGenerator json, int status, String title, String detail) {
    json.writeStringProperty("type", "about:blank");
    json.writeStringProperty("title", title);
    json.writeNumberProperty("status", status);
    json.writeStringProperty("detail", detail);
  }
}
