package org.cadastre.cli.output;

import org.cadastre.fuzz.Told;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What is written for terminals and programs, whatever a device said.
public final class OutputCheck {
  private static final JsonFactory JSON = new JsonFactory();
  private static final LoadSettings YAML =
      LoadSettings.builder().setCodePointLimit(1 << 20).build();

  private OutputCheck() {}

  public static void check(byte[] data) {
    var told = Told.of(data);
    var text = told.kind() == 'h' ? half(told.bytes()) : told.text();
    requireShown(Clean.line(text), "");
    requireShown(Clean.lines(text), "\n");
    var table = new Table("NAME", "VALUE").row(text, text);
    requireShown(table.render(40, Paint.PLAIN), "\n");
    requireShown(Csv.write(table), "\r\n");
    var json = JsonText.compact(new Json.Obj().put("text", text));
    requireShown(json, "");
    requireSame(text, read(json));
    if (text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      var yaml = Yaml.write(new Json.Obj().put("text", text));
      requireShown(yaml, "\n");
      var back = (java.util.Map<?, ?>) new Load(YAML).loadFromString(yaml);
      requireSame(text, String.valueOf(back.get("text")));
    }
  }

  /// Two bytes to a character: halves of pairs, too.
  private static String half(byte[] bytes) {
    var text = new StringBuilder();
    for (int i = 0; i + 1 < bytes.length; i += 2) {
      text.append((char) ((bytes[i] << 8) | (bytes[i + 1] & 255)));
    }
    return text.toString();
  }

  private static void requireShown(String written, String besides) {
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (Character.isISOControl(c) && besides.indexOf(c) < 0) {
        throw new AssertionError("a control character at %d of %s".formatted(i, written));
      }
    }
  }

  private static String read(String json) {
    try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      parser.nextToken();
      parser.nextToken();
      return parser.getString();
    }
  }

  private static void requireSame(String text, String read) {
    if (!text.equals(read)) {
      throw new AssertionError("written %s, read %s".formatted(text, read));
    }
  }
}
