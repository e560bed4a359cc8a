package org.cadastre.imports;

import java.util.List;
import java.util.stream.Collectors;
import org.cadastre.settings.Problem;

/// A file that is not taken in: all that is wrong with it, each with its place.
public final class BadImportException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;
  private final long more;

  BadImportException(List<Problem> problems, long more) {
    super(
        problems.stream().map(Problem::toString).collect(Collectors.joining("\n"))
            + (more > 0 ? "\nand " + more + " more" : ""));
    this.problems = List.copyOf(problems);
    this.more = more;
  }

  /// The first of them.
  public List<Problem> problems() {
    return problems;
  }

  /// How many were found beyond those.
  public long more() {
    return more;
  }
}
