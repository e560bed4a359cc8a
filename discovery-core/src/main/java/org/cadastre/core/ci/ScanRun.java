package org.cadastre.core.ci;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One run of a scan or a probe.
///
/// @param id sorts by time
/// @param what what was asked for, as the operator wrote it
/// @param configHash of the configuration it ran with
public record ScanRun(
    String id,
    String what,
    Instant started,
    @Nullable Instant ended,
    RunStatus status,
    String configHash) {

  public ScanRun with(RunStatus newStatus) {
    return new ScanRun(id, what, started, ended, newStatus, configHash);
  }

  public ScanRun ended(Instant at, RunStatus how) {
    return new ScanRun(id, what, started, at, how, configHash);
  }
}
