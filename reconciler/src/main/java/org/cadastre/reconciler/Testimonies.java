package org.cadastre.reconciler;

import java.util.List;

/// Reads archived transcripts again, when what happened long ago has to be fitted in between.
@FunctionalInterface
public interface Testimonies {
  /// @param transcript an archived transcript's hash
  List<Observation> of(String transcript);
}
