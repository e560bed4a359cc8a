package org.cadastre.runtime;

/// Something that is well-formed but not to be had: nothing found, or not allowed.
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RefusedException(String message) {
    super(message);
  }
}
