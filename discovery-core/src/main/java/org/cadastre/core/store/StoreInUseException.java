package org.cadastre.core.store;

/// Another process holds the store just now.
public final class StoreInUseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StoreInUseException(String message, Throwable cause) {
    super(message, cause);
  }
}
