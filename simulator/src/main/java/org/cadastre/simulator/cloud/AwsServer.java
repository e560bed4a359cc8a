package org.cadastre.simulator.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every service of AWS behind one URL on loopback. Requests must be signed; by whom is not looked
/// at.
public final class AwsServer implements AutoCloseable {
  private static final Pattern SCOPE =
      Pattern.compile("Credential=([^/]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request");
  private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":\"([^\"]*)\"");
  private static final Set<String> IN_JSON =
      Set.of("acm", "dynamodb", "ecs", "eks", "elasticfilesystem", "lambda", "organizations");
  private static final int MOST_BYTES = 1 << 20;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AwsAnswers answers;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong nanos = new AtomicLong();

  private AwsServer(HttpServer server, AwsAnswers answers) {
    this.server = server;
    this.answers = answers;
  }

  /// @throws UncheckedIOException when no port is free
  public static AwsServer start(AwsAnswers answers) {
    try {
      var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var server = new AwsServer(HttpServer.create(at, 0), answers);
      server.server.createContext("/", server::serve);
      server.server.setExecutor(server.threads);
      server.server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("no TCP port is free on loopback", e);
    }
  }

  /// Where all services are asked: `http://127.0.0.1:PORT`.
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// How many requests were answered.
  public long calls() {
    return calls.get();
  }

  /// Nanoseconds that went into making answers, of all requests together.
  public long nanos() {
    return nanos.get();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      long started = System.nanoTime();
      calls.incrementAndGet();
      var body =
          new String(exchange.getRequestBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      var scope =
          SCOPE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      boolean signed = scope.find();
      var answer = signed ? answer(asked(exchange, scope, body)) : UNSIGNED;
      var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      nanos.addAndGet(System.nanoTime() - started);
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static final AwsAnswers.Said UNSIGNED =
      new AwsAnswers.Said(
          403, "<Response><Errors><Error><Code>AuthFailure</Code></Error></Errors></Response>");

  private static AwsAnswers.Asked asked(HttpExchange exchange, Matcher scope, String body) {
    var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    var query = exchange.getRequestURI().getRawQuery();
    var form = target == null ? form(body.isEmpty() && query != null ? query : body) : fields(body);
    var action =
        target == null
            ? form.getOrDefault("Action", "")
            : target.substring(target.indexOf('.') + 1);
    var path = exchange.getRequestURI().getPath();
    return new AwsAnswers.Asked(scope.group(1), scope.group(3), scope.group(2), action, path, form);
  }

  private AwsAnswers.Said answer(AwsAnswers.Asked asked) {
    return answers.answer(asked).orElseGet(() -> AwsAnswers.Said.of(nothing(asked)));
  }

  /// An empty list, in the tongue of the service.
  private static String nothing(AwsAnswers.Asked asked) {
    return switch (asked.service()) {
      case "s3" -> "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>";
      case "route53" -> "<ListHostedZonesResponse><HostedZones/></ListHostedZonesResponse>";
      case "cloudfront" -> "<DistributionList><Quantity>0</Quantity></DistributionList>";
      default -> IN_JSON.contains(asked.service()) ? "{}" : "<" + asked.action() + "Response/>";
    };
  }

  /// Texts of a JSON object, whatever is in it beside them.
  private static Map<String, String> fields(String body) {
    var fields = new TreeMap<String, String>();
    var matcher = FIELD.matcher(body);
    while (matcher.find()) {
      fields.put(matcher.group(1), matcher.group(2));
    }
    return fields;
  }

  private static Map<String, String> form(String body) {
    var form = new TreeMap<String, String>();
    for (var field : body.split("&", -1)) {
      var parts = field.split("=", 2);
      if (!parts[0].isEmpty()) {
        var value = parts.length > 1 ? parts[1] : "";
        form.put(parts[0], URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
