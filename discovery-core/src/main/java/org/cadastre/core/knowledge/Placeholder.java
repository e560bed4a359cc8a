package org.cadastre.core.knowledge;

import java.util.regex.Pattern;

/// What stands where a value should, because a maker left it out: `N/A`, `Not Specified`, zeros,
/// `To be filled by O.E.M.`
public final class Placeholder {
  private static final int LONGEST = 64;

  private static final Pattern WORDS =
      Pattern.compile(
          "[\\W_]*"
              + "|[0.:_-]+"
              + "|n/?a|nil|none|null|empty|invalid|undefined|unspecified|unavailable|unknown"
              + "|(?:no|not|non)[ _-](?:available|applicable|specified|set|settable|present|defined"
              + "|supported|configured|programmed|initiali[sz]ed|known|installed|serial.*)"
              + "|default(?: string)?|o\\.?e\\.?m\\.?|to be filled.*|<[^<>]*>|redacted|x{3,}|f{6,}"
              + "|(?:(?:system|chassis|base ?board|product) )?serial(?: (?:number|no\\.?))?"
              + "|system (?:product name|manufacturer|version)",
          Pattern.CASE_INSENSITIVE);

  private Placeholder() {}

  public static boolean is(String text) {
    var said = text.strip();
    return said.length() <= LONGEST && WORDS.matcher(said).matches();
  }
}
