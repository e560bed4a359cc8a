package org.cadastre.cli.output;

/// YAML 1.2 in block style; every text is quoted as JSON quotes it, which YAML reads alike.
final class Yaml {
  private Yaml() {}

  static String write(Json json) {
    var text = new StringBuilder();
    switch (json) {
      case Json.Arr(var items) when !items.isEmpty() -> block(text, json, "");
      case Json.Obj(var fields) when !fields.isEmpty() -> block(text, json, "");
      default -> text.append(JsonText.compact(json)).append('\n');
    }
    return text.toString();
  }

  private static void block(StringBuilder text, Json json, String indent) {
    switch (json) {
      case Json.Obj(var fields) ->
          fields.forEach((name, value) -> {
            text.append(indent).append(JsonText.compact(Json.of(name))).append(':');
            value(text, value, indent + "  ");
          });
      case Json.Arr(var items) ->
          items.forEach(item -> {
            text.append(indent).append('-');
            value(text, item, indent + "  ");
          });
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> value(text, json, indent);
    }
  }

  private static void value(StringBuilder text, Json value, String indent) {
    boolean nested =
        (value instanceof Json.Obj object && !object.fields().isEmpty())
            || (value instanceof Json.Arr array && !array.items().isEmpty());
    if (nested) {
      text.append('\n');
      block(text, value, indent);
    } else {
      text.append(' ').append(JsonText.compact(value)).append('\n');
    }
  }
}
