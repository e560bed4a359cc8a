package org.cadastre.runtime;

import java.util.List;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Transcript;

/// A transcript with what it proves, as far as we know today.
public record Reading(Transcript transcript, List<Finding> findings) {
  public Reading {
    findings = List.copyOf(findings);
  }
}
