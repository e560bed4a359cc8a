package org.cadastre.core.ci;

/// A text of fields ([FieldText]) that cannot be read; the message names the line.
public final class MalformedTextException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final int line;
  private final String why;

  public MalformedTextException(int line, String why) {
    super("line " + line + ": " + why);
    this.line = line;
    this.why = why;
  }

  /// From 1.
  public int line() {
    return line;
  }

  /// Without the line.
  public String why() {
    return why;
  }
}
