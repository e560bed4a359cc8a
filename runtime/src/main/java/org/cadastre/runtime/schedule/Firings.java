package org.cadastre.runtime.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cadastre.core.ci.Ahead;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.ci.ScanRun;

/// Which slot of each schedule was dealt with last, so that a daemon that starts again knows what
/// it missed. A slot is noted when its run has ended: one that died in between is missed.
record Firings(Path directory) {
  private static final Pattern KEY =
      Pattern.compile(
          "\\(schedule (?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,63}), due"
              + " (?<due>\\d{4}-\\d\\d-\\d\\dT[0-9:.]{5,24}Z)\\)$");

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

  /// Notes what the register knows to have ended, on this node or on others.
  ///
  /// @param now what was due later than that, a clock that was wrong made up
  void learn(List<ScanRun> runs, Instant now) {
    for (var run : runs) {
      var key = KEY.matcher(run.what());
      boolean whole = run.status() == RunStatus.DONE || run.status() == RunStatus.PARTLY;
      if (whole && key.find()) {
        var due = Instant.parse(key.group("due"));
        if (!Ahead.of(due, now) && last(key.group("name")).map(due::isAfter).orElse(true)) {
          done(key.group("name"), due);
        }
      }
    }
  }

  /// What a run is called that a schedule began; [#learn] reads it again.
  static String what(String scan, String schedule, Instant due) {
    return "%s (schedule %s, due %s)".formatted(scan, schedule, due);
  }

  private Path file(String schedule) {
    return directory.resolve(schedule + ".done");
  }
}
