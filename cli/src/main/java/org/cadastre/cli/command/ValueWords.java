package org.cadastre.cli.command;

import java.util.List;
import org.cadastre.core.model.AttributeType;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.Value;
import org.cadastre.runtime.BadInputException;

/// Reads a value as an operator writes it.
final class ValueWords {
  private ValueWords() {}

  /// @param none whether nothing is meant, in place of words
  /// @throws BadInputException when the attribute is not declared or is of another kind
  static Value parse(ClassModel model, String attribute, List<String> words, boolean none) {
    var type =
        model
            .attribute(attribute)
            .orElseThrow(() -> new BadInputException("there is no attribute '" + attribute + "'"));
    if (none == !words.isEmpty()) {
      throw new BadInputException("either a value or --none");
    }
    return none ? new Value.None() : value(type, words);
  }

  private static Value value(AttributeType type, List<String> words) {
    return switch (type.kind()) {
      case MANY -> Value.of(words);
      case TEXT -> Value.of(one(type, words));
      case FLAG -> Value.of(flag(type, one(type, words)));
      case WHOLE -> Value.of(whole(type, one(type, words)));
    };
  }

  private static String one(AttributeType type, List<String> words) {
    if (words.size() > 1) {
      throw new BadInputException(
          type.name() + " has one value; put it in quotation marks if it holds blanks");
    }
    return words.getFirst();
  }

  private static boolean flag(AttributeType type, String word) {
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadInputException(type.name() + " is true or false, not '" + word + "'");
    };
  }

  private static long whole(AttributeType type, String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException _) {
      throw new BadInputException(type.name() + " is a whole number, not '" + word + "'");
    }
  }
}
