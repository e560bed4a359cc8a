package org.cadastre.cmdb.journal;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.regex.Pattern;

/// The files of a journal: `00000001.journal` and so on, without a gap.
record Segments(Path directory) {
  private static final Pattern NAME = Pattern.compile("(\\d{8})\\.journal");
  private static final int OFFSET_BITS = 40;

  Path path(int number) {
    return directory.resolve(String.format(Locale.ROOT, "%08d.journal", number));
  }

  boolean exists(int number) {
    return Files.exists(path(number));
  }

  /// The highest number, or 0 when there is no segment yet.
  int newest() throws IOException {
    int newest = 0;
    try (var files = Files.newDirectoryStream(directory)) {
      for (var file : files) {
        var matcher = NAME.matcher(String.valueOf(file.getFileName()));
        if (matcher.matches()) {
          newest = Math.max(newest, Integer.parseInt(matcher.group(1)));
        }
      }
    }
    return newest;
  }

  /// Makes a new file's name survive a power cut. Windows has no such thing, and needs none.
  void forceNames() throws IOException {
    if (File.separatorChar == '/') {
      try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  String place(long location) {
    return path(number(location)) + " byte " + offset(location);
  }

  static long location(int number, long offset) {
    return (long) number << OFFSET_BITS | offset;
  }

  static int number(long location) {
    return (int) (location >>> OFFSET_BITS);
  }

  static long offset(long location) {
    return location & ((1L << OFFSET_BITS) - 1);
  }
}
