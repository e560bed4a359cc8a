package org.cadastre.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Testimony;
import org.cadastre.core.evidence.Transcript;

/// Rows that were understood when they were taken in and are no longer, for the class model has
/// changed: said aloud, so that nothing vanishes in silence.
final class Unread {
  private final List<Integer> exchanges = new ArrayList<>();
  private String first = "";

  void add(int exchange, String why) {
    if (exchanges.isEmpty()) {
      first = why;
    }
    if (exchanges.isEmpty() || exchanges.getLast() != exchange) {
      exchanges.add(exchange);
    }
  }

  Optional<Testimony> testimony(Transcript transcript, String hash) {
    if (exchanges.isEmpty()) {
      return Optional.empty();
    }
    var count = exchanges.size() == 1 ? "1 row is" : exchanges.size() + " rows are";
    var reason = count + " no longer understood; the first: " + first;
    var evidence = new Evidence(hash, exchanges.getFirst(), null);
    return Optional.of(
        new Testimony(
            transcript.probe(),
            null,
            List.of(new Finding.Coverage("rows", Outcome.PARTIAL, reason, evidence))));
  }
}
