package org.cadastre.imports;

import java.util.Locale;
import java.util.regex.Pattern;
import org.cadastre.core.knowledge.Vocabulary;
import org.cadastre.core.model.Value;
import org.cadastre.core.net.Addresses;
import org.cadastre.core.net.Cidr;

/// Brings identifiers and everyday values into the one spelling that probes use too, so that
/// sources meet.
final class Spelling {
  private static final Pattern MAC = Pattern.compile("[0-9A-Fa-f]{2}([:-]?[0-9A-Fa-f]{2}){5}");
  private static final Pattern DOTTED_MAC =
      Pattern.compile("[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4}");

  private final Vocabulary vocabulary;

  Spelling(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /// @param name an attribute's or an identifier's
  String of(String name, String said) {
    var text = said.strip();
    return switch (name) {
      case "hw.vendor" -> vocabulary.spelling("vendor", text).orElse(text);
      case "os.name" -> vocabulary.spelling("os", text).orElse(text);
      case "hw.uuid" -> text.toLowerCase(Locale.ROOT);
      case "net.mac", "interface.mac" -> mac(text);
      case "net.ip" -> Cidr.literal(text).map(Addresses::text).orElse(text);
      default -> said;
    };
  }

  Value of(String name, Value value) {
    return switch (value) {
      case Value.Text(var text) -> Value.of(of(name, text));
      case Value.Many(var elements) ->
          Value.of(elements.stream().map(element -> of(name, element)).toList());
      case Value.Whole _, Value.Flag _, Value.None _ -> value;
    };
  }

  private static String mac(String text) {
    if (!MAC.matcher(text).matches() && !DOTTED_MAC.matcher(text).matches()) {
      return text;
    }
    var digits = text.replaceAll("[:.-]", "").toLowerCase(Locale.ROOT);
    return String.join(":", digits.split("(?<=\\G..)", -1)).replaceAll(":$", "");
  }
}
