package org.cadastre.probes.snmp;

import java.util.regex.Pattern;
import org.snmp4j.smi.OID;

/// What processes were started with, without the secrets that people put there, so that none enters
/// a transcript.
///
/// The program's name stands in another column, so its way of taking a password is not known here:
/// an argument list that may hold one is masked whole, and rather too many are than too few.
final class Arguments {
  private static final OID COLUMN = new OID(Clues.PROCESS_ARGUMENTS);
  private static final String MASKED = "4|***";
  private static final int LONGEST_TOLD = 1_024;

  private static final Pattern SECRET =
      Pattern.compile(
          "passw|passphrase|\\bpass\\b|pwd|secret|token|[_.-]?key\\b|credential|community|auth"
              + "|bearer|basic |://[^/\\s]*@|(?:^|\\s)-[acpuwx]\\s*\\S",
          Pattern.CASE_INSENSITIVE);

  private Arguments() {}

  static boolean areTold(OID oid) {
    return oid.startsWith(COLUMN);
  }

  /// @param value `TAG|VALUE` as it would be written down
  /// @param text the same as a person reads it
  static String masked(String value, String text) {
    return text.length() > LONGEST_TOLD || SECRET.matcher(text).find() ? MASKED : value;
  }
}
