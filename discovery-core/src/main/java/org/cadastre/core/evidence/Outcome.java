package org.cadastre.core.evidence;

import java.util.Locale;

/// What became of an attempt to observe something. Unknown is never reported as zero.
public enum Outcome {
  COMPLETE,
  /// Some of it was seen; what is missing proves nothing.
  PARTIAL,
  /// A credential or a privilege was refused, or a host key did not match.
  DENIED,
  TIMED_OUT,
  UNREACHABLE,
  /// It answered, but not in the protocol's language.
  GARBLED,
  /// The endpoint has no such thing.
  UNSUPPORTED;

  /// As it stands in output and files: `timed out`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
