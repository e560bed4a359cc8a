package org.cadastre.imports;

import org.cadastre.core.model.Value;
import org.cadastre.core.model.ValueKind;

/// Texts of a file as values of the kind that the class model declares.
final class Values {
  private Values() {}

  /// Nothing at all is [Value.None]: the source looked, and there is nothing.
  ///
  /// @throws IllegalArgumentException when the text is not of that kind
  static Value of(ValueKind kind, String text) {
    if (text.isBlank()) {
      return new Value.None();
    }
    return switch (kind) {
      case TEXT -> Value.of(text);
      case WHOLE -> Value.of(whole(text.strip()));
      case FLAG -> Value.of(flag(text.strip()));
      case MANY -> many(text);
    };
  }

  private static Value many(String text) {
    var elements = Elements.of(text);
    return elements.isEmpty() ? new Value.None() : Value.of(elements);
  }

  static long whole(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + Shown.of(text) + "' is not a whole number", e);
    }
  }

  static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException("'" + Shown.of(text) + "' is neither true nor false");
    };
  }
}
