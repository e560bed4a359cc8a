package org.cadastre.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.model.Value;
import org.cadastre.core.model.ValueKind;

/// A claim as a row of CSV writes it.
///
/// @param columns name to place
record CsvClaim(Map<String, Integer> columns, List<String> fields) implements ClaimFields {
  @Override
  public String text(String field) {
    return raw(field).strip();
  }

  private String raw(String field) {
    var column = columns.get(field);
    return column == null ? "" : fields.get(column);
  }

  @Override
  public List<Key> identifiers(String field) {
    var keys = new ArrayList<Key>();
    for (var element : Elements.of(raw(field))) {
      int equals = element.indexOf('=');
      if (equals < 1 || equals == element.length() - 1) {
        throw new IllegalArgumentException(
            "identifiers are written type=value;type=value, not '" + Shown.of(element) + "'");
      }
      keys.add(new Key(element.substring(0, equals).strip(), element.substring(equals + 1)));
    }
    return keys;
  }

  @Override
  public Value value(ValueKind kind) {
    return Values.of(kind, raw("value"));
  }
}
