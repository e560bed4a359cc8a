package org.cadastre.core.knowledge;

import java.util.Optional;
import java.util.regex.Pattern;

/// What stands where a value should, because nobody told the firmware or a maker left it out:
/// `N/A`, `Not Specified`, zeros, `To be filled by O.E.M.` Such texts are no names, numbers or
/// identities.
public final class Placeholder {
  private static final Pattern WORDS =
      Pattern.compile(
          String.join(
              "|",
              "[^\\p{L}\\p{N}]*",
              "[0.:_ -]+|[x -]+|[f -]+|0?123456789|01234567890",
              "03000200-0400-0500-0006-000700080009",
              "12345678-1234-5678-90ab-cddeefaabbcc",
              "n/?a|nil|\\(?none\\)?|null|empty|invalid|undefined|unspecified|unavailable|unknown",
              "uninitiali[sz]ed|no description found|redacted|<[^<>]*>",
              "(?:no|not|non)[ _-](?:available|applicable|specified|set|settable|present|defined"
                  + "|supported|configured|programmed|initiali[sz]ed|known|installed|serial.*)",
              "default(?: string)?|o\\.?e\\.?m\\.?|to be filled.*",
              "(?:(?:system|chassis|base ?board|product) )?serial(?: (?:number|no\\.?))?",
              "system (?:product name|manufacturer|version)"),
          Pattern.CASE_INSENSITIVE);

  private Placeholder() {}

  /// The text without blanks around it; empty when it says nothing.
  public static Optional<String> real(String said) {
    var text = said.strip();
    return WORDS.matcher(text).matches() ? Optional.empty() : Optional.of(text);
  }
}
