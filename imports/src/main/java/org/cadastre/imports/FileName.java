package org.cadastre.imports;

import java.nio.file.Path;

/// A file's name without its directory, in characters that mean nothing to a shell or a terminal.
record FileName(String name) {
  private static final int LONGEST = 100;

  static FileName of(Path file) {
    var name = String.valueOf(file.getFileName()).replaceAll("[^\\p{L}\\p{N}._-]", "_");
    return new FileName(name.substring(0, Math.min(name.length(), LONGEST)));
  }

  String at(int line) {
    return name + ":" + line;
  }
}
