package org.cadastre.cli.command;

import org.cadastre.cli.output.Console;

/// What a process tells its caller.
final class Exit {
  static final int DONE = 0;
  static final int OUR_FAULT = 1;
  static final int BAD_INPUT = 2;
  static final int PARTLY = 3;
  static final int REFUSED = 4;

  private Exit() {}

  /// How a list ends, which an empty one must not do without a word.
  static int listed(Console console, boolean any) {
    if (!any) {
      console.remark("nothing found");
    }
    return any ? DONE : REFUSED;
  }
}
