package org.cadastre.runtime.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// Which slot of each schedule was dealt with last, so that a daemon that starts again knows what
/// it missed. A slot is noted when its run has ended: one that died in between is missed.
record Firings(Path directory) {

  /// None where nothing was noted, or nothing that can be read: what is missed then counts from the
  /// schedule's last change.
  Optional<Instant> last(String schedule) {
    try {
      return Optional.of(Instant.parse(Files.readString(file(schedule)).strip()));
    } catch (NoSuchFileException | DateTimeException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void done(String schedule, Instant due) {
    try {
      Files.createDirectories(directory);
      var next = directory.resolve(schedule + ".next");
      Files.writeString(next, due + "\n");
      Files.move(next, file(schedule), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("it cannot be noted that " + schedule + " ran", e);
    }
  }

  private Path file(String schedule) {
    return directory.resolve(schedule + ".done");
  }
}
