package org.cadastre.core.store;

/// The store cannot be reached just now: its server is away, or has ended the connection. Whoever
/// asks again later may be answered; the message holds no password.
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
