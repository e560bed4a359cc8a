package org.cadastre.probes.ssh.output;

import java.util.regex.Pattern;

/// Sizes as people write them: `16 GB`, `446.625 GB`.
final class Sizes {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?([kKMGTP])i?B");
  private static final String UNITS = "kMGTP";
  private static final int BINARY = 1024;
  private static final int DECIMAL = 1000;

  private Sizes() {}

  /// In units of 1024, as memory and RAID controllers count; 0 for what is no size.
  static long binary(String text) {
    return bytes(text, BINARY);
  }

  /// In units of 1000, as makers of disks count; 0 for what is no size.
  static long decimal(String text) {
    return bytes(text, DECIMAL);
  }

  private static long bytes(String text, int unit) {
    var matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      return 0;
    }
    double bytes = Double.parseDouble(matcher.group(1));
    for (int i = 0; i <= UNITS.indexOf(matcher.group(2).replace('K', 'k')); i++) {
      bytes *= unit;
    }
    return Math.round(bytes);
  }
}
