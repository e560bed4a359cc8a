package org.cadastre.runtime;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a backup says of itself: what lies in it, and what its register came to.
///
/// @param location up to which the journal had been entered
/// @param digest of the register's state at that location
/// @param files SHA-256 by path
record BackupManifest(
    Instant takenAt, long location, String digest, SortedMap<String, String> files) {
  static final String NAME = "cadastre-backup";
  private static final String TITLE = "cadastre backup 1";

  BackupManifest {
    files = new TreeMap<>(files);
  }

  String text() {
    var text = new StringBuilder();
    text.append(TITLE).append('\n');
    text.append("taken ").append(takenAt).append('\n');
    text.append("location ").append(location).append('\n');
    text.append("register ").append(digest).append('\n');
    files.forEach((path, hash) -> text.append(hash).append(' ').append(path).append('\n'));
    return text.toString();
  }

  /// @throws BadInputException when that is no manifest
  static BackupManifest parse(String text) {
    var lines = text.lines().toList();
    try {
      if (lines.size() < 4 || !lines.getFirst().equals(TITLE)) {
        throw new BadInputException("it is no backup of a home, or of another version");
      }
      var files = new TreeMap<String, String>();
      for (var line : lines.subList(4, lines.size())) {
        int space = line.indexOf(' ');
        files.put(line.substring(space + 1), line.substring(0, Math.max(space, 0)));
      }
      return new BackupManifest(
          Instant.parse(after("taken ", lines.get(1))),
          Long.parseLong(after("location ", lines.get(2))),
          after("register ", lines.get(3)),
          files);
    } catch (NumberFormatException | DateTimeException _) {
      throw new BadInputException("its manifest cannot be read");
    }
  }

  private static String after(String word, String line) {
    if (!line.startsWith(word)) {
      throw new BadInputException("its manifest has no line '" + word.strip() + "'");
    }
    return line.substring(word.length());
  }
}
