package org.cadastre.probes.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Question;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Carries questions to the resource manager and answers back, each within a time and a size.
///
/// A question holds a path, never a host: wherever an answer points, the token goes to the one host
/// that it was asked for.
final class Wire {
  static final String GET = "get";
  static final String POST = "post";

  private static final HttpHeaderName QUOTA_LEFT =
      HttpHeaderName.fromString("x-ms-user-quota-remaining");
  private static final HttpHeaderName QUOTA_BACK =
      HttpHeaderName.fromString("x-ms-user-quota-resets-after");

  private final HttpPipeline pipeline;
  private final URI resourceManager;
  private final int mostBytes;

  Wire(HttpPipeline pipeline, URI resourceManager, int mostBytes) {
    this.pipeline = pipeline;
    this.resourceManager = resourceManager;
    this.mostBytes = mostBytes;
  }

  Reply send(Question question, Duration within) throws InterruptedException {
    var sent = pipeline.send(request(question)).flatMap(this::reply).toFuture();
    try {
      return sent.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return new Reply.Late(within);
    } catch (ExecutionException e) {
      return Faults.isLate(e) ? new Reply.Late(within) : new Reply.Broken(Faults.text(e));
    } finally {
      sent.cancel(true);
    }
  }

  private HttpRequest request(Question question) {
    int end = question.text().indexOf('\n');
    var path = end < 0 ? question.text() : question.text().substring(0, end);
    var method = question.verb().equals(POST) ? HttpMethod.POST : HttpMethod.GET;
    var request = new HttpRequest(method, resourceManager + path);
    request.setHeader(HttpHeaderName.ACCEPT, "application/json");
    if (end >= 0) {
      request.setHeader(HttpHeaderName.CONTENT_TYPE, "application/json");
      request.setBody(question.text().substring(end + 1));
    }
    return request;
  }

  private Mono<Reply> reply(HttpResponse response) {
    var body = new Body(mostBytes);
    return response
        .getBody()
        .takeWhile(body::take)
        .then(
            Mono.fromSupplier(() ->
                new Reply.Answered(
                    response.getStatusCode(), body.text(), !body.cut, rest(response))));
  }

  /// Seconds of `Retry-After`, or what Resource Graph says of its quota when that is used up.
  private static Duration rest(HttpResponse response) {
    var retryAfter = response.getHeaderValue(HttpHeaderName.RETRY_AFTER);
    if (retryAfter != null && retryAfter.matches("\\d{1,6}")) {
      return Duration.ofSeconds(Long.parseLong(retryAfter));
    }
    return "0".equals(response.getHeaderValue(QUOTA_LEFT))
        ? clock(response.getHeaderValue(QUOTA_BACK))
        : Duration.ZERO;
  }

  /// `hh:mm:ss`
  private static Duration clock(@Nullable String text) {
    if (text == null || !text.matches("\\d{2}:\\d{2}:\\d{2}")) {
      return Duration.ZERO;
    }
    return Duration.ofHours(Long.parseLong(text, 0, 2, 10))
        .plusMinutes(Long.parseLong(text, 3, 5, 10))
        .plusSeconds(Long.parseLong(text, 6, 8, 10));
  }

  /// As many bytes of an answer as we take.
  private static final class Body {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int most;
    private boolean cut;

    private Body(int most) {
      this.most = most;
    }

    /// @return whether more is welcome
    private boolean take(ByteBuffer buffer) {
      int length = Math.min(buffer.remaining(), most - bytes.size());
      cut = length < buffer.remaining();
      var chunk = new byte[length];
      buffer.get(chunk);
      bytes.writeBytes(chunk);
      return !cut;
    }

    private String text() {
      return Answer.decode(bytes.toByteArray());
    }
  }
}
