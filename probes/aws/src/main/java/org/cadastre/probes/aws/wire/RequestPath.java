package org.cadastre.probes.aws.wire;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Paths of requests.
final class RequestPath {
  private RequestPath() {}

  /// A path beneath where the endpoint stands, each step encoded.
  static String under(URI endpoint, String path) {
    var base = endpoint.getRawPath() == null ? "" : endpoint.getRawPath().replaceFirst("/$", "");
    return base
        + Arrays.stream(path.split("/", -1))
            .map(step -> URLEncoder.encode(step, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/"));
  }
}
