package org.cadastre.reconciler.reconcile;

/// What the word of a trusted source is worth now.
enum Voice {
  FRESH,
  /// Confirmed, but longer ago than the rule allows.
  STALE,
  /// Never confirmed by an observation with a time of its own.
  HEARSAY
}
