package org.cadastre.imports;

import java.util.List;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.model.Value;
import org.cadastre.core.model.ValueKind;
import org.jspecify.annotations.Nullable;

/// The fields of one claim, however the file writes them. What they ask for and do not get they
/// answer with an [IllegalArgumentException] whose message an operator can act on.
interface ClaimFields {
  /// Blanks around it left out; empty when it is not there.
  String text(String field);

  List<Key> identifiers(String field);

  /// Null when the row does not say: not observed.
  @Nullable Value value(ValueKind kind);
}
