package org.cadastre.cmdb.sql;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.cadastre.cmdb.shards.Loss;

/// What neither the operator nor we can help: a disk without room, a database that cannot be
/// reached.
public enum Adversity {
  NO_ROOM(
      "There is no room to write. Make some and do the same again: what was kept stays kept, and"
          + " nothing counts that is there by half ('cadastre doctor' tells)."),
  NO_DATABASE(
      "The database cannot be reached. When it answers again, do the same again: what was kept"
          + " stays kept, and nothing counts that is there by half.");

  private static final int DEEPEST = 32;
  private static final String DISK_FULL = "53100";

  /// As POSIX systems word ENOSPC, EDQUOT and EFBIG, and Windows ERROR_DISK_FULL.
  private static final List<String> FULL =
      List.of(
          "No space left on device",
          "Disk quota exceeded",
          "File too large",
          "not enough space on the disk");

  private final String advice;

  Adversity(String advice) {
    this.advice = advice;
  }

  /// What an operator reads.
  public String advice() {
    return advice;
  }

  /// What is behind a failure, if it is one of these.
  public static Optional<Adversity> behind(Throwable failure) {
    var cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      var found =
          switch (cause) {
            case SQLException e -> of(e);
            case IOException e -> of(e);
            default -> Optional.<Adversity>empty();
          };
      if (found.isPresent()) {
        return found;
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static Optional<Adversity> of(SQLException e) {
    if (DISK_FULL.equals(e.getSQLState()) || full(e)) {
      return Optional.of(NO_ROOM);
    }
    return Loss.explains(e) ? Optional.of(NO_DATABASE) : Optional.empty();
  }

  private static Optional<Adversity> of(IOException e) {
    return full(e) ? Optional.of(NO_ROOM) : Optional.empty();
  }

  private static boolean full(Exception e) {
    var message = String.valueOf(e.getMessage());
    return FULL.stream().anyMatch(message::contains);
  }
}
