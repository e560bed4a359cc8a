package org.cadastre.core.knowledge;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One thing, one spelling: what devices write of vendors and operating systems, in our words.
public final class Vocabulary {
  private final Map<String, Map<String, String>> spellings = new TreeMap<>();

  private Vocabulary() {}

  /// @param spellings kind (`vendor`, `os`) to a map of every known writing to the one spelling
  public static Vocabulary of(Map<String, Map<String, String>> spellings) {
    var vocabulary = new Vocabulary();
    spellings.forEach((kind, words) -> {
      var folded = new TreeMap<String, String>();
      words.forEach((said, spelling) -> folded.put(fold(said), spelling));
      vocabulary.spellings.put(kind, folded);
    });
    return vocabulary;
  }

  /// Our spelling of a word that a device said; empty when the vocabulary does not have it.
  public Optional<String> spelling(String kind, String said) {
    return Optional.ofNullable(spellings.getOrDefault(kind, Map.of()).get(fold(said)));
  }

  /// Whether the word is spelt as we spell it.
  public boolean knows(String kind, String spelling) {
    return spelling(kind, spelling).filter(spelling::equals).isPresent();
  }

  private static String fold(String said) {
    return said.strip().toLowerCase(Locale.ROOT);
  }
}
