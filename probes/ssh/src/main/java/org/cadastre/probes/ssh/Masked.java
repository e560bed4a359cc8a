package org.cadastre.probes.ssh;

import java.util.List;
import java.util.regex.Pattern;
import org.cadastre.core.evidence.Answer;

/// Answers without the secrets that command lines and configurations hold, so that none enters a
/// transcript. It masks too much rather than too little.
final class Masked {
  /// In the second line of a question whose answer is to be masked.
  static final String MARK = "# secrets masked";

  private static final String WORDS =
      "(?:passw(?:or)?d|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key"
          + "|credential|community)";
  private static final String VALUE =
      "(?:\"[^\"\\n]{0,512}\"|'[^'\\n]{0,512}'|[^\\s\"'&;,]{1,512})";
  private static final List<Pattern> SECRETS =
      List.of(
          pattern("([\\w.-]{0,40}" + WORDS + "[\\w.-]{0,40}[ \\t]{0,4}[=:][ \\t]{0,4})" + VALUE),
          pattern("(\\bpass=)" + VALUE),
          pattern("(\\s--?[\\w-]{0,40}(?:" + WORDS + "|pass|auth)[\\w-]{0,40}[ \\t]{1,4})" + VALUE),
          pattern("(://[^/\\s:@]{0,128}:)[^/\\s@]{1,256}(?=@)"),
          pattern("(\\b(?:mysql|mariadb)[\\w-]{0,20}\\b[^|;&\\n]{0,256}? -p)[^\\s]{1,256}"),
          pattern("(\\b(?:sshpass|smbclient)\\b[^|;&\\n]{0,256}? -[pU][ \\t]?)[^\\s]{1,256}"),
          pattern("(\\bredis-cli\\b[^|;&\\n]{0,256}? -a )[^\\s]{1,256}"),
          pattern("(\\bldap\\w{3,12}\\b[^|;&\\n]{0,256}? -w )[^\\s]{1,256}"),
          pattern("(\\bsnmp\\w{2,12}\\b[^|;&\\n]{0,256}? -[cAX] ?)[^\\s]{1,256}"),
          pattern("(\\bcurl\\b[^|;&\\n]{0,256}? (?:-u|--user) ?[^\\s:]{1,128}:)[^\\s]{1,256}"),
          pattern("(\\b(?:bearer|basic) )[A-Za-z0-9+/=._~-]{6,4096}"));

  private Masked() {}

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  /// The answer as it may be written down.
  static Answer answer(String question, Answer answer) {
    int first = question.indexOf('\n');
    boolean wanted = first >= 0 && question.startsWith(MARK, first + 1);
    return wanted && answer instanceof Answer.Said(var text, var status, var complete)
        ? new Answer.Said(text(text), status, complete)
        : answer;
  }

  static String text(String said) {
    var text = said;
    for (var secret : SECRETS) {
      text = secret.matcher(text).replaceAll("$1***");
    }
    return text;
  }
}
