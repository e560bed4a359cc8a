package org.cadastre.runtime.http;

import java.io.StringWriter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cadastre.runtime.BadInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// JSON in and out.
final class Json {
  private Json() {}

  static String object(Consumer<JsonGenerator> fields) {
    return written(json -> {
      json.writeStartObject();
      fields.accept(json);
      json.writeEndObject();
    });
  }

  static String written(Consumer<JsonGenerator> what) {
    var out = new StringWriter();
    try (var json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      what.accept(json);
    }
    return out.append('\n').toString();
  }

  /// The texts of an object that holds nothing but texts of these names.
  ///
  /// @param text empty for an object without any
  /// @throws BadInputException when it is something else
  static Map<String, String> texts(String text, Set<String> names) {
    var texts = new TreeMap<String, String>();
    if (text.isBlank()) {
      return texts;
    }
    try (var json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      require(json.nextToken() == JsonToken.START_OBJECT, "the body is no JSON object");
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = json.currentName();
        require(names.contains(name), "the body says what nobody asked for; known: " + names);
        require(json.nextToken() == JsonToken.VALUE_STRING, "'" + name + "' is no text");
        var value = json.getString();
        require(whole(value), "'" + name + "' holds half a character");
        require(texts.put(name, value) == null, "'" + name + "' stands twice");
      }
      require(json.nextToken() == null, "there is more than one object");
      return texts;
    } catch (JacksonException _) {
      throw new BadInputException("the body is no JSON");
    }
  }

  /// An escape may be half of a pair of surrogates, which no file or database takes.
  private static boolean whole(String text) {
    return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new BadInputException(otherwise);
    }
  }
}
