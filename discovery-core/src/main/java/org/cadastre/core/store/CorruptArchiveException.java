package org.cadastre.core.store;

/// The archive does not hold what it should; the message names the file and the place.
public final class CorruptArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CorruptArchiveException(String message) {
    super(message);
  }
}
