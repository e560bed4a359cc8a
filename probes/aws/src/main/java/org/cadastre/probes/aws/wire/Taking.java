package org.cadastre.probes.aws.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.probe.Limits;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

/// Takes one answer: no more of it than allowed, and no longer than allowed, however slowly it
/// drips.
final class Taking implements AutoCloseable {
  private static final int CHUNK = 16 * 1024;

  private final Limits limits;
  private final long ends;
  private @Nullable ExecutableHttpRequest running;

  Taking(Limits limits, long started) {
    this.limits = limits;
    this.ends = started + limits.answer().toNanos();
  }

  Answer take(ExecutableHttpRequest request) throws IOException {
    running = request;
    var response = request.call();
    int code = response.httpResponse().statusCode();
    int status = code >= 200 && code < 300 ? 0 : code;
    try (var body = body(response)) {
      return read(body, status);
    }
  }

  private static InputStream body(HttpExecuteResponse response) {
    return response.responseBody().<InputStream>map(b -> b).orElseGet(InputStream::nullInputStream);
  }

  private Answer read(InputStream body, int status) throws IOException {
    var taken = new ByteArrayOutputStream();
    var chunk = new byte[CHUNK];
    try {
      for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
        taken.write(chunk, 0, read);
        if (taken.size() > limits.answerBytes()) {
          return new Answer.Said(text(taken), status, false);
        }
        if (System.nanoTime() > ends) {
          return new Answer.Silent(limits.answer());
        }
      }
    } catch (java.net.SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      if (taken.size() == 0) {
        throw e;
      }
      return new Answer.Said(text(taken), status, false);
    }
    running = null;
    return new Answer.Said(text(taken), status, true);
  }

  private static String text(ByteArrayOutputStream taken) {
    return Answer.decode(taken.toByteArray());
  }

  /// Ends what is still under way, so that nothing reads an endless body to its end. A connection
  /// over which all was said is kept.
  @Override
  public void close() {
    var request = running;
    if (request != null) {
      request.abort();
    }
  }
}
