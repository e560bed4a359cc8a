package org.cadastre.probes.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Recorded answers behind one URL, cut into pages as large as they are asked for.
final class MockAws implements AutoCloseable {
  private static final Pattern SCOPE =
      Pattern.compile("Credential=([^/]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request");

  /// A request as the services see it.
  record Asked(
      String service, String region, String action, Map<String, String> form, String path) {
    boolean is(String service, String action, String region) {
      return this.service.equals(service)
          && this.action.equals(action)
          && (region.isEmpty() || this.region.equals(region));
    }

    /// The number of the page that is asked for, from 1.
    int page() {
      var token = form.getOrDefault("NextToken", "");
      return token.startsWith("page-") ? Integer.parseInt(token.substring(5)) : 1;
    }
  }

  private final List<Recorded> recorded;
  private final WireMockServer server;
  private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> authorizations = new ConcurrentLinkedQueue<>();
  private volatile Function<Asked, Optional<ResponseDefinition>> mishap = _ -> Optional.empty();

  MockAws(List<Recorded> recorded) {
    this.recorded = recorded;
    this.server =
        new WireMockServer(
            options().bindAddress("127.0.0.1").dynamicPort().extensions(new Answering()));
    server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers("answering")));
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  /// From now on some requests go wrong.
  void goesWrong(Function<Asked, Optional<ResponseDefinition>> how) {
    mishap = how;
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Answering implements ResponseDefinitionTransformerV2 {
    @Override
    public String getName() {
      return "answering";
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      var request = read(event.getRequest());
      asked.add(request);
      return mishap.apply(request).orElseGet(() -> answer(request));
    }
  }

  private Asked read(Request request) {
    var authorization = request.getHeader("Authorization");
    authorizations.add(String.valueOf(authorization));
    var scope = SCOPE.matcher(String.valueOf(authorization));
    if (!scope.find()) {
      return new Asked("unsigned", "", "", Map.of(), request.getUrl());
    }
    var form = form(request.getBodyAsString());
    var target = request.getHeader("X-Amz-Target");
    var action =
        target == null
            ? form.getOrDefault("Action", "")
            : target.substring(target.indexOf('.') + 1);
    return new Asked(scope.group(3), scope.group(2), action, form, request.getUrl());
  }

  private static Map<String, String> form(String body) {
    var form = new TreeMap<String, String>();
    for (var field : body.split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        form.put(
            field.substring(0, equals),
            URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  private ResponseDefinition answer(Asked request) {
    var said = new ArrayList<String>();
    var status = 200;
    for (var exchange : recorded) {
      if (matches(exchange, request)) {
        said.add(exchange.answer());
        status = exchange.status();
      }
    }
    if (said.isEmpty()) {
      return empty(request);
    }
    var size = request.form().getOrDefault("MaxResults", "");
    var body =
        status == 200 && request.service().equals("ec2") && !size.isEmpty()
            ? Pages.page(said, request.page(), Integer.parseInt(size))
            : said.getFirst();
    return aResponse().withStatus(status).withBody(body).build();
  }

  private static boolean matches(Recorded exchange, Asked request) {
    if (!exchange.service().equals(request.service())
        || (!request.service().equals("sts") && !exchange.region().equals(request.region()))
        || !exchange.action().equals(request.action())) {
      return false;
    }
    if (exchange.action().isEmpty()) {
      return exchange.path().equals(request.path().replaceFirst("[?&]Max.*$|\\?max.*$", ""));
    }
    var form = form(exchange.body());
    return List.of("Version", "LoadBalancerArn", "TargetGroupArn").stream()
        .allMatch(
            name -> form.getOrDefault(name, "").equals(request.form().getOrDefault(name, "")));
  }

  /// What was not recorded there is none of.
  private static ResponseDefinition empty(Asked request) {
    return request.path().equals("/") && !request.action().isEmpty() && !request.form().isEmpty()
        ? aResponse().withBody("<" + request.action() + "Response/>").build()
        : aResponse().withStatus(404).withBody("{\"__type\":\"NotRecorded\"}").build();
  }
}
