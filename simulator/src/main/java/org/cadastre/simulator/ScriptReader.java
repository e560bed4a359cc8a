package org.cadastre.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads the script that a probe feeds to `sh`: of all its lines, only those that frame the
/// questions.
///
/// ```
/// #! cadastre 1 <nonce>
/// #? 0
/// question, may be several lines
/// #= 0
/// ```
///
/// Lines outside a question are the shell's business and passed over; `exit` ends the script.
final class ScriptReader {
  private static final String TITLE = "#! cadastre 1 ";
  private static final int LONGEST_QUESTION = 64 * 1024;

  /// A question and the number that its answer is to be framed with.
  record Asked(String number, String text) {}

  private final BufferedReader lines;

  ScriptReader(InputStream script) {
    lines = new BufferedReader(new InputStreamReader(script, StandardCharsets.UTF_8));
  }

  /// The nonce of the first line, or null when this is no script of ours.
  @Nullable String nonce() throws IOException {
    var title = lines.readLine();
    return title != null && title.startsWith(TITLE) ? title.substring(TITLE.length()) : null;
  }

  /// The next question, or null at the end of the script.
  @Nullable Asked next() throws IOException {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("#? ")) {
        return question(line.substring(3));
      }
      if (line.equals("exit") || line.startsWith("exit ")) {
        return null;
      }
    }
    return null;
  }

  private @Nullable Asked question(String number) throws IOException {
    var text = new StringBuilder();
    var end = "#= " + number;
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals(end)) {
        return new Asked(number, text.toString());
      }
      text.append(text.isEmpty() ? "" : "\n").append(line);
      if (text.length() > LONGEST_QUESTION) {
        return null;
      }
    }
    return null;
  }
}
