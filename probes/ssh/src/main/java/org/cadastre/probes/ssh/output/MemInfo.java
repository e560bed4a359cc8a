package org.cadastre.probes.ssh.output;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Reads the main memory's size out of `/proc/meminfo` or its first line.
public final class MemInfo {
  private static final Pattern TOTAL = Pattern.compile("(?m)^MemTotal:\\s*(\\d{1,15}) kB");

  private MemInfo() {}

  /// Bytes.
  public static OptionalLong parse(String text) {
    var total = TOTAL.matcher(text);
    return total.find()
        ? OptionalLong.of(Long.parseLong(total.group(1)) * 1024)
        : OptionalLong.empty();
  }
}
