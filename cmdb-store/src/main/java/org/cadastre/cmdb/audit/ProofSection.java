package org.cadastre.cmdb.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cadastre.cmdb.journal.Sha256;

/// A stretch of a proof with a digest of its own.
///
/// @param line the number of its first line in the file
/// @param text with its digest
record ProofSection(int line, String text) {
  private static final Pattern BEGINNING =
      Pattern.compile("^(?=part |end )", Pattern.MULTILINE | Pattern.UNIX_LINES);
  private static final Pattern DIGEST = Pattern.compile("digest ([0-9a-f]{64})\n\\z");

  /// In the order of the file; together they are all of it.
  static List<ProofSection> split(String proof) {
    var sections = new ArrayList<ProofSection>();
    var beginnings = BEGINNING.matcher(proof);
    int start = 0;
    int line = 1;
    while (start < proof.length()) {
      int end = beginnings.find(start + 1) ? beginnings.start() : proof.length();
      var section = new ProofSection(line, proof.substring(start, end));
      sections.add(section);
      line += section.lines();
      start = end;
    }
    return sections;
  }

  private int lines() {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  int lastLine() {
    return line + Math.max(0, lines() - 1);
  }

  String title() {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  /// What the digest covers.
  String content() {
    var matcher = DIGEST.matcher(text);
    return matcher.find() ? text.substring(0, matcher.start()) : text;
  }

  boolean whole() {
    var matcher = DIGEST.matcher(text);
    return matcher.find() && Sha256.hex(content()).equals(matcher.group(1));
  }
}
