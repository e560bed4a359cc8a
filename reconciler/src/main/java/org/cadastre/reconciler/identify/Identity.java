package org.cadastre.reconciler.identify;

import java.util.SortedSet;
import org.cadastre.core.ci.CiId;

/// What identification made of a subject.
public sealed interface Identity {

  /// It is this one.
  ///
  /// @param by the key types that told
  record Known(CiId ci, String by) implements Identity {}

  /// Nobody knows it yet.
  record New() implements Identity {}

  /// It could be any of these, and nothing tells which.
  record Ambiguous(SortedSet<CiId> candidates, String by) implements Identity {}
}
