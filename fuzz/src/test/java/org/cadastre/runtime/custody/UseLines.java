package org.cadastre.runtime.custody;

/// Lends the reader of the log of uses to targets in other packages.
public final class UseLines {
  private UseLines() {}

  public static void read(String line) {
    try {
      CredentialUse.parse(line).line();
    } catch (IllegalArgumentException _) {
      return;
    }
  }
}
