package org.cadastre.imports;

import java.util.Optional;
import java.util.regex.Pattern;

/// Tells what firmware and agents fill in where nobody told them: such texts are no names and no
/// numbers.
final class Fillers {
  private static final Pattern FILLER =
      Pattern.compile(
          "(?i)to be filled by o\\.?e\\.?m\\.?|default string|system (manufacturer|product name|"
              + "serial number|version)|not (specified|applicable|available|settable|present)|"
              + "unspecified|unknown|undefined|invalid|none|\\(none\\)|null|n/?a|o\\.?e\\.?m\\.?|"
              + "empty|no description found|0?123456789(0)?|[0 .-]+|[xX]+|[fF -]+");

  private Fillers() {}

  static Optional<String> real(String said) {
    var text = said.strip();
    return text.isEmpty() || FILLER.matcher(text).matches() ? Optional.empty() : Optional.of(text);
  }
}
