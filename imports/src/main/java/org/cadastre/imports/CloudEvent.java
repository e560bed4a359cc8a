package org.cadastre.imports;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A cloud's word that something was changed.
///
/// @param provider `aws` or `azure`
/// @param account account or subscription
/// @param region empty where the provider's probe asks an account as a whole
/// @param resource id of what was changed; or, where that is not told, the service
/// @param what the provider's name for what happened
/// @param at when it happened
record CloudEvent(
    String provider, String account, String region, String resource, String what, Instant at) {
  private static final int LONGEST = 512;

  CloudEvent {
    resource = fit(resource);
    what = fit(what);
  }

  private static String fit(String text) {
    var line = text.replaceAll("\\p{Cntrl}", " ").strip();
    return line.substring(0, Math.min(line.length(), LONGEST));
  }

  /// All that is kept of it: what else stands in an event (addresses, parameters, who did it) is
  /// not ours to keep.
  String line() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("provider", provider);
    fields.put("account", account);
    fields.put("region", region);
    fields.put("resource", resource);
    fields.put("what", what);
    fields.put("at", at.toString());
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining("\n"));
  }

  /// Reads what [#line] wrote.
  static Optional<CloudEvent> of(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (var line : text.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        fields.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    try {
      return Optional.of(
          new CloudEvent(
              fields.getOrDefault("provider", ""),
              fields.getOrDefault("account", ""),
              fields.getOrDefault("region", ""),
              fields.getOrDefault("resource", ""),
              fields.getOrDefault("what", ""),
              Times.iso(fields.getOrDefault("at", ""))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
