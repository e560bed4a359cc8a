package org.cadastre.cmdb.sql;

import org.jspecify.annotations.Nullable;

/// There is no place for a register to be built anew, and somebody has to make it first.
public final class NoRoomException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoRoomException(String message) {
    this(message, null);
  }

  NoRoomException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
