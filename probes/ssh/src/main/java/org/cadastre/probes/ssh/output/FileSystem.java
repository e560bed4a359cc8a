package org.cadastre.probes.ssh.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A mounted file system as `df -P` shows it, with the type where `-T` was understood.
///
/// @param type empty when not told
/// @param size bytes
/// @param used bytes
public record FileSystem(String device, String type, long size, long used, String mountPoint) {
  private static final int NUMBERS_WITHOUT_TYPE = 1;
  private static final int BLOCK = 1024;

  /// Lines that are not file systems (the heading, warnings) are passed over.
  public static List<FileSystem> parse(String text) {
    var found = new ArrayList<FileSystem>();
    Lines.of(text).forEach(line -> line(Lines.words(line)).ifPresent(found::add));
    return found;
  }

  private static Optional<FileSystem> line(String[] words) {
    for (int at = NUMBERS_WITHOUT_TYPE; at <= NUMBERS_WITHOUT_TYPE + 1; at++) {
      var read = at(words, at);
      if (read.isPresent()) {
        return read;
      }
    }
    return Optional.empty();
  }

  /// Blocks, used, available and `12%` stand from there on, then the mount point.
  private static Optional<FileSystem> at(String[] words, int at) {
    if (words.length < at + 5 || !words[at + 3].matches("\\d{1,3}%|-")) {
      return Optional.empty();
    }
    var blocks = Lines.number(words[at]);
    var used = Lines.number(words[at + 1]);
    if (blocks.isEmpty() || used.isEmpty() || blocks.getAsLong() > Long.MAX_VALUE / BLOCK) {
      return Optional.empty();
    }
    var mountPoint = String.join(" ", Arrays.asList(words).subList(at + 4, words.length));
    var type = at == NUMBERS_WITHOUT_TYPE ? "" : words[1];
    return Optional.of(
        new FileSystem(
            words[0],
            type,
            blocks.getAsLong() * BLOCK,
            Math.clamp(used.getAsLong(), 0, Long.MAX_VALUE / BLOCK) * BLOCK,
            mountPoint));
  }
}
