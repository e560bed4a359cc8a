package org.cadastre.probes.ssh;

import java.util.List;
import java.util.Locale;
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

  /// Without one of these no pattern below finds anything.
  private static final List<String> SIGNS =
      List.of(
          "pass",
          "pwd",
          "secret",
          "token",
          "key",
          "credential",
          "community",
          "auth",
          "://",
          "mysql",
          "mariadb",
          "smbclient",
          "redis-cli",
          "ldap",
          "snmp",
          "curl",
          "bearer",
          "basic");

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
    var text = new StringBuilder(said.length());
    int from = 0;
    while (from < said.length()) {
      int end = said.indexOf('\n', from);
      int to = end < 0 ? said.length() : end + 1;
      text.append(line(said.substring(from, to)));
      from = to;
    }
    return text.toString();
  }

  /// Patterns are dear and most lines hold nothing that any of them could find.
  private static String line(String said) {
    var folded = said.toLowerCase(Locale.ROOT);
    if (SIGNS.stream().noneMatch(folded::contains)) {
      return said;
    }
    var line = said;
    for (var secret : SECRETS) {
      line = secret.matcher(line).replaceAll("$1***");
    }
    return line;
  }
}
