package org.cadastre.probes.ssh.output;

import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lines of `name=value`, and of `name!denied` for what may not be read.
///
/// @param values without those that are blank
public record NamedValues(NavigableMap<String, String> values, NavigableSet<String> denied) {
  public static NamedValues parse(String text) {
    NavigableMap<String, String> values = new TreeMap<>();
    NavigableSet<String> denied = new TreeSet<>();
    Lines.of(text)
        .forEach(line -> {
          int equals = line.indexOf('=');
          if (equals > 0 && !line.substring(equals + 1).isBlank()) {
            values.putIfAbsent(line.substring(0, equals), line.substring(equals + 1).strip());
          } else if (line.endsWith("!denied")) {
            denied.add(line.substring(0, line.length() - "!denied".length()));
          }
        });
    return new NamedValues(values, denied);
  }

  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  public Map<String, String> all() {
    return values;
  }
}
