package org.cadastre.runtime;

import java.time.Instant;
import java.util.List;

/// What a backup or its restoration came to.
///
/// @param identical whether the register was rebuilt to the state that it had; true of a backup
/// @param remarks what an operator should know or do
public record BackupReport(
    Instant takenAt, int files, long bytes, boolean identical, List<String> remarks) {
  public BackupReport {
    remarks = List.copyOf(remarks);
  }
}
