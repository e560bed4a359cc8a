package org.cadastre.runtime.access;

import java.util.Locale;

/// What can be done to a home, as far as somebody may be kept from it.
public enum Operation {
  /// Looking at what the register, its rules and its schedules say.
  READ,
  /// Reading transcripts: what a device said, word for word.
  READ_EVIDENCE,
  /// Talking to devices and accounts, and entering what they say.
  SCAN,
  /// Stopping every scan, and allowing them again.
  STOP_SCANS,
  /// Having scans run by themselves.
  SCHEDULE,
  /// Running the daemon.
  SERVE,
  /// Taking in what others recorded.
  IMPORT,
  /// Saying what is so: locks, merges, owners, conflicts.
  DECIDE,
  /// Putting rules and classes in force.
  LEGISLATE,
  /// Seeing which credentials there are; never a secret.
  LIST_CREDENTIALS,
  CHANGE_CREDENTIALS,
  /// Seeing which users and tokens there are; never a password or token.
  LIST_USERS,
  /// Saying who may come in, and as what.
  CHANGE_USERS,
  /// Seeing who did what, verifying it, exporting proofs.
  AUDIT,
  /// Having everything looked at that a home needs.
  EXAMINE,
  BACK_UP,
  /// Making homes, restoring and rebuilding them.
  MAINTAIN;

  /// As it is written: `read-evidence`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
