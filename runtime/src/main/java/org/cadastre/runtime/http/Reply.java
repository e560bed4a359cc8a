package org.cadastre.runtime.http;

import java.util.LinkedHashMap;
import java.util.Map;

/// What is answered.
///
/// @param fields of the header, beside those that every answer has
record Reply(int status, String type, String body, Map<String, String> fields) {
  private static final String JSON = "application/json";

  Reply {
    fields = new LinkedHashMap<>(fields);
  }

  static Reply text(int status, String type, String body) {
    return new Reply(status, type, body, Map.of());
  }

  static Reply json(int status, String body) {
    return new Reply(status, JSON, body, Map.of());
  }

  Reply with(String name, String value) {
    var all = new LinkedHashMap<>(fields);
    all.put(name, value);
    return new Reply(status, type, body, all);
  }

  boolean refuses() {
    return status >= 400;
  }
}
