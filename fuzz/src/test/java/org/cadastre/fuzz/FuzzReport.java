package org.cadastre.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/// What came of fuzzing one target.
///
/// @param seeded how many edges the seeds alone reach
/// @param reached how many were reached in the end
/// @param log all that the fuzzer said; of a finding the stack and the input in Base64
record FuzzReport(String target, int exit, int seeded, int reached, long runs, String log) {
  /// What a target that is not instrumented reaches stays far below.
  private static final int LEAST_SEEDED = 30;

  private static final int LEAST_GROWTH = 5;
  private static final Pattern COVERED =
      Pattern.compile("#\\d+\\s+(INITED|NEW|REDUCE|RELOAD|pulse|DONE)\\s+cov: (\\d+)");
  private static final Pattern RUNS = Pattern.compile("stat::number_of_executed_units: (\\d+)");

  static FuzzReport of(String target, int exit, String log) {
    int seeded = 0;
    int reached = 0;
    var covered = COVERED.matcher(log);
    while (covered.find()) {
      int edges = Integer.parseInt(covered.group(2));
      seeded = covered.group(1).equals("INITED") ? edges : seeded;
      reached = Math.max(reached, edges);
    }
    var runs = RUNS.matcher(log);
    return new FuzzReport(
        target, exit, seeded, reached, runs.find() ? Long.parseLong(runs.group(1)) : 0, log);
  }

  /// Nothing was found, and not because nothing was tried.
  void requireNothingFound() {
    assertThat(exit).as("%s: the fuzzer found something:%n%s", target, log).isZero();
    assertThat(seeded).as("edges that the seeds of %s reach", target).isGreaterThan(LEAST_SEEDED);
    assertThat(reached - seeded)
        .as("edges that fuzzing %s added to %d in %d runs", target, seeded, runs)
        .isGreaterThan(LEAST_GROWTH);
  }
}
