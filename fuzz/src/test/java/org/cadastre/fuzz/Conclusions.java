package org.cadastre.fuzz;

import java.util.List;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Transcript;

/// What holds of findings whatever they were concluded from.
final class Conclusions {
  private Conclusions() {}

  /// Every finding cites an exchange that is there, and every fact is of an attribute that the
  /// class model declares.
  static void require(Transcript transcript, List<Finding> findings) {
    for (var finding : findings) {
      int cited = finding.evidence().exchange();
      if (cited < 0 || cited >= transcript.exchanges().size()) {
        throw new AssertionError("cites an exchange that is not there: " + finding);
      }
      if (finding instanceof Finding.Fact fact
          && Shipped.CONFIGURATION.model().attribute(fact.attribute()).isEmpty()) {
        throw new AssertionError("an attribute that nobody declared: " + fact.attribute());
      }
    }
  }
}
