package org.cadastre.imports;

import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.model.Value;
import org.cadastre.core.model.ValueKind;
import org.jspecify.annotations.Nullable;

/// A claim as a line of JSON writes it.
record JsonClaim(Json.Fields fields) implements ClaimFields {
  @Override
  public String text(String field) {
    var value = fields.at(field);
    if (value == null || value instanceof Json.Nothing) {
      return "";
    }
    return scalar(field, value).strip();
  }

  private static String scalar(String field, Json value) {
    return value
        .scalar()
        .orElseThrow(() ->
            new IllegalArgumentException("'" + field + "' is " + value.kind() + ", not a text"));
  }

  @Override
  public List<Key> identifiers(String field) {
    var keys = new ArrayList<Key>();
    switch (fields.at(field)) {
      case null -> {}
      case Json.Fields(var types) ->
          types.forEach((type, at) ->
              elements(type, at.value()).forEach(value -> keys.add(new Key(type, value))));
      case Json other ->
          throw new IllegalArgumentException(
              "'" + field + "' is " + other.kind() + ", not an object {type: value}");
    }
    return keys;
  }

  private static List<String> elements(String field, Json value) {
    return value instanceof Json.Items(var items)
        ? items.stream().map(item -> scalar(field, item)).toList()
        : List.of(scalar(field, value));
  }

  @Override
  public @Nullable Value value(ValueKind kind) {
    var value = fields.at("value");
    if (value == null) {
      return null;
    }
    if (value instanceof Json.Nothing || value.equals(new Json.Items(List.of()))) {
      return new Value.None();
    }
    if (kind == ValueKind.MANY) {
      var elements = elements("value", value).stream().filter(e -> !e.isBlank()).toList();
      return elements.isEmpty() ? new Value.None() : Value.of(elements);
    }
    return Values.of(kind, scalar("value", value));
  }
}
