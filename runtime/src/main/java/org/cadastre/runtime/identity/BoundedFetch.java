package org.cadastre.runtime.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Gets a text from a web address: not for long, not much, and from nowhere else.
final class BoundedFetch {
  private static final Duration CONNECTING = Duration.ofSeconds(3);
  private static final long ALL_SECONDS = 6;
  private static final long LARGEST = 512 * 1_024L;
  private static final int DONE = 200;

  private final HttpClient client;

  /// @param bundle file with certificates of who may vouch for servers, or null: as usual
  BoundedFetch(@Nullable Path bundle) {
    var building =
        HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER);
    client = (bundle == null ? building : building.sslContext(Trust.in(bundle))).build();
  }

  String text(String address) throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(address)).header("Accept", "application/json").build();
    var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
    try {
      var response = answer.get(ALL_SECONDS, TimeUnit.SECONDS);
      if (response.statusCode() != DONE) {
        throw new IOException(address + " answers " + response.statusCode());
      }
      return response.body();
    } catch (ExecutionException e) {
      throw new IOException(address + ": " + words(e), e);
    } catch (TimeoutException e) {
      throw new IOException(address + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(address + ": interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }

  private static String words(ExecutionException e) {
    var cause = e.getCause();
    return cause == null || cause.getMessage() == null
        ? "does not answer as it should"
        : cause.getMessage();
  }
}
