package org.cadastre.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads one JSON document of limited depth and field length.
final class JsonReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.JSON_DEPTH + 1)
                  .maxStringLength(Limits.INVENTORY_BYTES)
                  .maxNameLength(Limits.FIELD_LENGTH)
                  .maxNumberLength(1000)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final JsonParser parser;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /// @throws BadJsonException naming the place
  static Json read(String text) {
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      var reader = new JsonReader(parser);
      parser.nextToken();
      var whole = reader.value(1);
      if (parser.nextToken() != null) {
        throw reader.bad("something follows after the end");
      }
      return whole;
    } catch (JacksonException e) {
      var place = e.getLocation();
      throw new BadJsonException(
          place == null ? 1 : Math.max(1, place.getLineNr()),
          place == null ? 1 : Math.max(1, place.getColumnNr()),
          "not JSON: " + Shown.of(e.getOriginalMessage()));
    }
  }

  private Json value(int depth) {
    var token = parser.currentToken();
    if (token == null) {
      throw bad("nothing is there");
    }
    if (depth > Limits.JSON_DEPTH) {
      throw bad("nested deeper than " + Limits.JSON_DEPTH);
    }
    return switch (token) {
      case START_OBJECT -> object(depth);
      case START_ARRAY -> array(depth);
      case VALUE_STRING -> new Json.Text(text());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Digits(text());
      case VALUE_TRUE -> new Json.Flag(true);
      case VALUE_FALSE -> new Json.Flag(false);
      case VALUE_NULL -> new Json.Nothing();
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw bad("not JSON");
    };
  }

  private Json object(int depth) {
    var fields = new LinkedHashMap<String, Json.Field>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      var start = parser.currentTokenLocation();
      var value = value(depth + 1);
      int end = (int) parser.currentLocation().getCharOffset();
      fields.put(
          name,
          new Json.Field(
              value, (int) start.getCharOffset(), end, start.getLineNr(), start.getColumnNr()));
    }
    return new Json.Fields(Collections.unmodifiableMap(fields));
  }

  private Json array(int depth) {
    var items = new ArrayList<Json>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(depth + 1));
    }
    return new Json.Items(items);
  }

  private String text() {
    var text = parser.getString();
    if (text.length() > Limits.FIELD_LENGTH) {
      throw bad("field is longer than " + (Limits.FIELD_LENGTH >> 10) + " KiB");
    }
    return whole(text);
  }

  /// Half a surrogate pair, which only an escape can spell, has no UTF-8.
  private static String whole(String text) {
    var whole = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  private BadJsonException bad(String message) {
    var place = parser.currentTokenLocation();
    return new BadJsonException(
        Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()), message);
  }
}
