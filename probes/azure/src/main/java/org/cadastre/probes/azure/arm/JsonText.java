package org.cadastre.probes.azure.arm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON of limited depth and length of names.
public final class JsonText {
  private static final int DEEPEST = 64;
  private static final int LONGEST_NAME = 4096;
  private static final int LONGEST_NUMBER = 1000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNameLength(LONGEST_NAME)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();

  private JsonText() {}

  /// Empty for what is no JSON, is cut short, or is nested too deeply.
  public static Optional<Json> read(String text) {
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      var whole = value(parser);
      return parser.nextToken() == null ? Optional.of(whole) : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static Json value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Json.Text(whole(parser.getString()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Digits(parser.getString());
      case VALUE_TRUE -> new Json.Flag(true);
      case VALUE_FALSE -> new Json.Flag(false);
      case VALUE_NULL, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          Json.Nothing.HERE;
    };
  }

  private static Json object(JsonParser parser) {
    var fields = new LinkedHashMap<String, Json>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return new Json.Fields(fields);
  }

  private static Json array(JsonParser parser) {
    var items = new ArrayList<Json>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new Json.Items(items);
  }

  /// Half a surrogate pair, which only an escape can spell, has no UTF-8.
  private static String whole(String text) {
    boolean sound = text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    if (sound) {
      return text;
    }
    var whole = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }
}
