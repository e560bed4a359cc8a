package org.cadastre.imports;

import java.nio.charset.CharacterCodingException;

/// Bytes that are not of the encoding that they should be of; the message names the first of them.
final class BadBytesException extends CharacterCodingException {
  private static final long serialVersionUID = 1;

  private final String message;

  BadBytesException(String message) {
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
