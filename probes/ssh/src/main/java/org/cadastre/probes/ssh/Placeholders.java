package org.cadastre.probes.ssh;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells what firmware fills in when nobody told it: such texts are no names, numbers or
/// identities.
final class Placeholders {
  private static final Set<String> WORDS =
      Set.of(
          "to be filled by o.e.m.",
          "to be filled by o.e.m",
          "default string",
          "system manufacturer",
          "system product name",
          "system serial number",
          "system version",
          "not specified",
          "not applicable",
          "not available",
          "not settable",
          "not present",
          "unspecified",
          "unknown",
          "undefined",
          "invalid",
          "none",
          "null",
          "n/a",
          "na",
          "oem",
          "o.e.m.",
          "empty",
          "uninitialized",
          "0123456789",
          "1234567890",
          "123456789",
          "03000200-0400-0500-0006-000700080009",
          "12345678-1234-5678-90ab-cddeefaabbcc");
  private static final Pattern ONE_CHARACTER = Pattern.compile("([^A-Za-z0-9])+|0+|[xX]+|[fF]+");

  private Placeholders() {}

  /// The text without blanks around it; empty when it says nothing.
  static Optional<String> real(String said) {
    var text = said.strip();
    var folded = text.toLowerCase(Locale.ROOT);
    boolean nothing =
        text.isEmpty()
            || WORDS.contains(folded)
            || ONE_CHARACTER.matcher(folded.replace("-", "").replace(" ", "")).matches()
            || folded.replace("-", "").isEmpty();
    return nothing ? Optional.empty() : Optional.of(text);
  }
}
