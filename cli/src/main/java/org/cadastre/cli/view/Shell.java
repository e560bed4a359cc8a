package org.cadastre.cli.view;

import java.util.stream.Collectors;
import org.cadastre.cli.output.Clean;
import org.cadastre.core.model.Value;

/// Writes what a device said so that it can be typed into a shell and is nothing but a word there.
final class Shell {
  private Shell() {}

  static String words(Value value) {
    return switch (value) {
      case Value.Text(var text) -> word(text);
      case Value.Whole(var number) -> Long.toString(number);
      case Value.Flag(var set) -> Boolean.toString(set);
      case Value.Many(var elements) ->
          elements.stream().map(Shell::word).collect(Collectors.joining(" "));
      case Value.None() -> "--none";
    };
  }

  private static String word(String text) {
    var clean = Clean.line(text);
    return clean.matches("[A-Za-z0-9_.:/@%+,=][A-Za-z0-9_.:/@%+,=-]*")
        ? clean
        : "'" + clean.replace("'", "'\\''") + "'";
  }
}
