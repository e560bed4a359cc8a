package org.cadastre.runtime.key;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.RefusedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Speaks with HashiCorp Vault or OpenBao, as its HTTP API is documented (`/v1/…`).
record SecretServer(Supplier<String> token) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LONGEST_ANSWER = 1 << 20;

  /// @throws BadInputException when that is no URL to send a token to
  static URI url(String text) {
    try {
      var url = URI.create(text);
      boolean local = List.of("localhost", "127.0.0.1", "[::1]").contains(url.getHost());
      boolean fit = "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && local);
      if (fit && url.getHost() != null && url.getUserInfo() == null && url.getQuery() == null) {
        return url;
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw new BadInputException(
        "'" + text + "' is no URL of a server that keeps secrets (https://host:8200/v1/…)");
  }

  /// Asks, and gives one text out of the answer.
  ///
  /// @param body JSON to post, or null to get
  /// @param path names of the fields, the outermost first
  String ask(URI url, @Nullable String body, List<String> path) {
    var request =
        HttpRequest.newBuilder(url).timeout(PATIENCE).header("X-Vault-Token", token.get());
    if (body == null) {
      request.GET();
    } else {
      request.POST(HttpRequest.BodyPublishers.ofString(body));
    }
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var answer = client.send(request.build(), BodyHandlers.ofInputStream());
      try (var in = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new RefusedException(
              "%s answered %d: %s"
                  .formatted(url, answer.statusCode(), advice(answer.statusCode())));
        }
        return field(url, in, path);
      }
    } catch (IOException e) {
      throw new RefusedException(
          "the vault's key cannot be had from " + url + ": " + String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("interrupted while asking " + url + " for the vault's key");
    }
  }

  private static String advice(int status) {
    return switch (status) {
      case 403 -> "the token may not do that";
      case 404 -> "there is no such secret or key";
      case 503 -> "it is sealed";
      default -> "see its log";
    };
  }

  private static String field(URI url, InputStream in, List<String> path) throws IOException {
    var bytes = in.readNBytes(LONGEST_ANSWER);
    try (var json = new JsonFactory().createParser(ObjectReadContext.empty(), bytes)) {
      int found = 0;
      int depth = 0;
      for (var token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
          depth++;
        } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
          depth--;
          found = Math.min(found, Math.max(depth - 1, 0));
        } else if (token == JsonToken.PROPERTY_NAME
            && depth == found + 1
            && json.currentName().equals(path.get(found))) {
          found++;
          if (found == path.size()) {
            return json.nextToken() == JsonToken.VALUE_STRING ? json.getString() : none(url, path);
          }
        }
      }
      return none(url, path);
    } catch (JacksonException _) {
      throw new BadInputException(url + " answers with something that is no JSON");
    }
  }

  private static String none(URI url, List<String> path) {
    throw new BadInputException("%s has no text at %s".formatted(url, String.join(".", path)));
  }
}
