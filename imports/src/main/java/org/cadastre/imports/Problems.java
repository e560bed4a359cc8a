package org.cadastre.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.settings.Problem;

/// Collects what is wrong with a file; keeps the first and counts the rest.
final class Problems {
  static final int MOST_KEPT = 100;

  private final String file;
  private final List<Problem> kept = new ArrayList<>();
  private long more;

  Problems(Path file) {
    this.file = file.toString();
  }

  void add(int line, String message) {
    if (kept.size() < MOST_KEPT) {
      kept.add(new Problem(file, line, message));
    } else {
      more++;
    }
  }

  long count() {
    return kept.size() + more;
  }

  /// @throws BadImportException when there are any
  void refuse() {
    if (!kept.isEmpty()) {
      throw refusal();
    }
  }

  BadImportException refusal() {
    return new BadImportException(kept, more);
  }
}
