package org.cadastre.probes.aws.wire;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cadastre.probes.aws.call.Call;
import org.cadastre.probes.aws.call.Service.Dialect;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/// Requests as each service wants them.
final class Requests {
  private Requests() {}

  static SdkHttpRequest of(Call call, URI uri) {
    var request = SdkHttpRequest.builder().uri(uri).putHeader("User-Agent", "cadastre");
    switch (call.service().dialect()) {
      case QUERY -> request.method(SdkHttpMethod.POST);
      case JSON ->
          request
              .method(SdkHttpMethod.POST)
              .putHeader("X-Amz-Target", call.service().version() + "." + call.action());
      case REST -> {
        request
            .method(SdkHttpMethod.GET)
            .encodedPath(RequestPath.under(uri, call.parameter("@path").orElse("/")));
        call.parameter("@query")
            .ifPresent(name -> request.putRawQueryParameter(name, (String) null));
        call.sent().forEach(request::putRawQueryParameter);
      }
    }
    if (call.service().dialect() != Dialect.REST) {
      request.putHeader("Content-Type", call.service().contentType());
    }
    return request.build();
  }

  static byte[] body(Call call) {
    return switch (call.service().dialect()) {
      case QUERY -> form(call).getBytes(StandardCharsets.UTF_8);
      case JSON -> json(call).getBytes(StandardCharsets.UTF_8);
      case REST -> new byte[0];
    };
  }

  private static String form(Call call) {
    var fields = new TreeMap<>(call.sent());
    fields.put("Action", call.action());
    fields.put("Version", call.service().version());
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String json(Call call) {
    return call.sent().entrySet().stream()
        .map(field -> quoted(field.getKey()) + ":" + value(field.getKey(), field.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /// Lists are written as such already; sizes of pages are numbers.
  private static String value(String name, String value) {
    boolean size = name.equals("Limit") || name.startsWith("max") || name.startsWith("Max");
    return value.startsWith("[\"") || (size && value.matches("\\d{1,6}")) ? value : quoted(value);
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
