package org.cadastre.probes.aws.wire;

/// What an exception of the SDK says, without what it should not: long runs of letters and digits.
final class Redacted {
  private static final int LONGEST = 300;

  private Redacted() {}

  static String of(RuntimeException e) {
    var said = String.valueOf(e.getMessage()).replaceAll("[A-Za-z0-9+/=]{16,}", "…");
    return said.substring(0, Math.min(said.length(), LONGEST)).replace('\n', ' ');
  }
}
