package org.cadastre.probes.ssh;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Answer;

/// Answers without the secrets that command lines and configurations hold, so that none enters a
/// transcript. It masks too much rather than too little.
final class Masked {
  /// In the second line of a question whose answer is to be masked.
  static final String MARK = "# secrets masked";

  /// What is longer is cut: masking takes several times the length of what is masked, and no list
  /// of processes comes near it.
  private static final int MOST = 4 * 1024 * 1024;

  private static final int LONGEST_LINE = 256 * 1024;

  private static final String WORDS =
      "(?:passw(?:or)?d|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key"
          + "|credential|community)";
  private static final String VALUE =
      "(?:\"[^\"\\n]{0,512}\"|'[^'\\n]{0,512}'|[^\\s\"'&;,]{1,512})";
  private static final List<String> SIGNS =
      List.of(
          "passw",
          "passphrase",
          "pwd",
          "secret",
          "token",
          "apikey",
          "api_key",
          "api-key",
          "accesskey",
          "access_key",
          "access-key",
          "privatekey",
          "private_key",
          "private-key",
          "credential",
          "community");

  /// Where a secret stands.
  ///
  /// @param signs without one of these the pattern finds nothing: patterns are dear and most lines
  ///   hold no secret
  private record Place(List<String> signs, Pattern pattern) {}

  private static final List<Place> PLACES =
      List.of(
          place(SIGNS, "(" + WORDS + "[\\w.-]{0,40}[ \\t]{0,4}[=:][ \\t]{0,4})" + VALUE),
          place(List.of("pass="), "(\\bpass=)" + VALUE),
          place(
              Stream.concat(SIGNS.stream(), Stream.of("-pass", "auth")).toList(),
              "(\\s-{1,2}[\\w-]{0,60}?(?:" + WORDS + "|pass|auth)[\\w-]{0,40}[ \\t]{1,4})" + VALUE),
          place(List.of("://"), "(://[^/\\s:@]{0,128}:)[^/\\s@]{1,256}(?=@)"),
          place(
              List.of("mysql", "mariadb"),
              "(\\b(?:mysql|mariadb)[\\w-]{0,20}\\b[^|;&\\n]{0,256}? -p)[^\\s]{1,256}"),
          place(
              List.of("sshpass", "smbclient"),
              "(\\b(?:sshpass|smbclient)\\b[^|;&\\n]{0,256}? -[pU][ \\t]?)[^\\s]{1,256}"),
          place(List.of("redis-cli"), "(\\bredis-cli\\b[^|;&\\n]{0,256}? -a )[^\\s]{1,256}"),
          place(List.of("ldap"), "(\\bldap\\w{3,12}\\b[^|;&\\n]{0,256}? -w )[^\\s]{1,256}"),
          place(List.of("snmp"), "(\\bsnmp\\w{2,12}\\b[^|;&\\n]{0,256}? -[cAX] ?)[^\\s]{1,256}"),
          place(
              List.of("curl"),
              "(\\bcurl\\b[^|;&\\n]{0,256}? (?:-u|--user) ?[^\\s:]{1,128}:)[^\\s]{1,256}"),
          place(List.of("bearer ", "basic "), "(\\b(?:bearer|basic) )[A-Za-z0-9+/=._~-]{6,4096}"));

  private static final Spotter SPOTTER = new Spotter(PLACES.stream().map(Place::signs).toList());

  private Masked() {}

  private static Place place(List<String> signs, String regex) {
    return new Place(signs, Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
  }

  /// The answer as it may be written down.
  static Answer answer(String question, Answer answer) {
    int first = question.indexOf('\n');
    boolean wanted = first >= 0 && question.startsWith(MARK, first + 1);
    return wanted && answer instanceof Answer.Said said ? said(said) : answer;
  }

  static Answer.Said said(Answer.Said said) {
    var text = said.text();
    var masked = new StringBuilder(Math.min(text.length(), MOST));
    boolean complete = said.complete();
    int from = 0;
    while (from < text.length()) {
      int feed = text.indexOf('\n', from);
      int end = feed < 0 ? text.length() : feed + 1;
      int to = Math.min(end, from + LONGEST_LINE);
      long found = SPOTTER.in(text, from, to);
      var line = found == 0 ? text.substring(from, to) : line(text.substring(from, to), found);
      if (line.length() > MOST - masked.length()) {
        return new Answer.Said(masked.toString(), said.status(), false);
      }
      masked.append(line);
      complete &= to == end;
      from = end;
    }
    return new Answer.Said(masked.toString(), said.status(), complete);
  }

  static String text(String said) {
    return said(new Answer.Said(said, 0, true)).text();
  }

  /// @param found the places whose signs are in the line, as bits
  private static String line(String said, long found) {
    var line = said;
    for (int i = 0; i < PLACES.size(); i++) {
      if ((found & 1L << i) != 0) {
        line = PLACES.get(i).pattern().matcher(line).replaceAll("$1***");
      }
    }
    return line;
  }
}
