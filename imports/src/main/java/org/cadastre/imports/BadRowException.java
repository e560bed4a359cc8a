package org.cadastre.imports;

import java.io.IOException;

/// The rows of a file cannot be told apart from here on; the message says why.
final class BadRowException extends IOException {
  private static final long serialVersionUID = 1;

  private final int line;

  BadRowException(int line, String message) {
    super(message);
    this.line = line;
  }

  int line() {
    return line;
  }
}
