package org.cadastre.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.FileIntake;
import org.cadastre.runtime.SweepReport;
import org.jspecify.annotations.Nullable;

/// Has files taken in, and tells what came of it.
final class Intake {
  private static final String STANDARD_INPUT = "-";

  private final Root root;

  Intake(Root root) {
    this.root = root;
  }

  /// @return the exit code
  int take(String what, List<String> names, FileIntake.Way way) {
    var cadastre = root.cadastre();
    @Nullable Path spooled = null;
    try {
      var files = new ArrayList<Path>();
      for (var name : names) {
        if (name.equals(STANDARD_INPUT) && spooled == null) {
          spooled = spool();
          files.add(spooled);
        } else {
          files.add(Path.of(name));
        }
      }
      var report = cadastre.take(way, files, "import " + what + " " + String.join(" ", names));
      return told(root, report);
    } catch (IOException e) {
      throw new BadInputException("standard input cannot be read: " + e.getMessage());
    } finally {
      remove(spooled);
    }
  }

  /// @return the exit code
  static int told(Root root, SweepReport report) {
    new SweepResult(root.cadastre(), root.console()).print(report);
    // Events of what nobody has seen yet mark nothing, and yet they call for a look.
    return report.due().isEmpty() || !report.faults().isEmpty()
        ? ScanRunNow.exit(report)
        : report.failures().isEmpty() ? Exit.DONE : Exit.PARTLY;
  }

  /// Whole files are checked before anything is entered, so they are read twice.
  private static Path spool() throws IOException {
    var file = Files.createTempDirectory("cadastre").resolve("standard-input");
    Files.copy(System.in, file);
    return file;
  }

  private static void remove(@Nullable Path spooled) {
    if (spooled != null) {
      try {
        Files.deleteIfExists(spooled);
        Files.deleteIfExists(spooled.resolveSibling(""));
      } catch (IOException _) {
        spooled.toFile().deleteOnExit();
      }
    }
  }
}
