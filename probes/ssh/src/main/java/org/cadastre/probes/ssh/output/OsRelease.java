package org.cadastre.probes.ssh.output;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads `os-release` (freedesktop.org: shell assignments, of which only quotes and backslashes
/// mean anything).
public final class OsRelease {
  private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z][A-Z0-9_]{0,63})=(.*)");

  private OsRelease() {}

  /// Name to value, without those that are blank.
  public static NavigableMap<String, String> parse(String text) {
    NavigableMap<String, String> values = new TreeMap<>();
    Lines.of(text)
        .map(ASSIGNMENT::matcher)
        .filter(m -> m.matches())
        .forEach(m -> {
          var value = unquoted(m.group(2)).strip();
          if (!value.isEmpty()) {
            values.put(m.group(1), value);
          }
        });
    return values;
  }

  private static String unquoted(String raw) {
    var value = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < raw.length()) {
        value.append(raw.charAt(++i));
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else {
        value.append(c);
      }
    }
    return value.toString();
  }
}
