package org.cadastre.cli.output;

import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Writes JSON in which nothing can move a terminal's cursor: control and format characters beyond
/// ASCII are escaped too.
final class JsonText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().characterEscapes(new Escapes()).build();

  private JsonText() {}

  static String compact(Json json) {
    return write(json, null);
  }

  static String pretty(Json json) {
    var indenter = new DefaultIndenter("  ", "\n");
    return write(
        json, new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
  }

  private static String write(Json json, @Nullable PrettyPrinter printer) {
    var text = new StringWriter();
    var context =
        new ObjectWriteContext.Base() {
          @Override
          public @Nullable PrettyPrinter getPrettyPrinter() {
            return printer;
          }
        };
    try (var generator = FACTORY.createGenerator(context, text)) {
      write(generator, json);
    }
    return shown(text.toString());
  }

  /// Escapes of a pair, and of half a one, are for the text as a whole to make.
  private static String shown(String json) {
    if (json.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return json;
    }
    var shown = new StringBuilder(json.length());
    json.codePoints()
        .forEach(c -> {
          boolean plain = c < Character.MIN_SURROGATE || Clean.shown(c);
          if (plain) {
            shown.appendCodePoint(c);
          } else {
            shown.append(Clean.escaped(c));
          }
        });
    return shown.toString();
  }

  private static void write(JsonGenerator generator, Json json) {
    switch (json) {
      case Json.Text(var text) -> generator.writeString(text);
      case Json.Num(var number) -> generator.writeNumber(number);
      case Json.Bool(var set) -> generator.writeBoolean(set);
      case Json.Null() -> generator.writeNull();
      case Json.Arr(var items) -> {
        generator.writeStartArray();
        items.forEach(item -> write(generator, item));
        generator.writeEndArray();
      }
      case Json.Obj(var fields) -> {
        generator.writeStartObject();
        fields.forEach((name, value) -> {
          generator.writeName(name);
          write(generator, value);
        });
        generator.writeEndObject();
      }
    }
  }

  private static final class Escapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private static final int DELETE = 0x7f;

    @Override
    public int[] getEscapeCodesForAscii() {
      var codes = standardAsciiEscapesForJSON();
      codes[DELETE] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      char c = (char) character;
      return Clean.shown(c) || Character.isSurrogate(c)
          ? null
          : new SerializedString("\\u%04x".formatted((int) c));
    }
  }
}
