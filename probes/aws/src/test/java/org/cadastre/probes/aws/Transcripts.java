package org.cadastre.probes.aws;

import java.time.Instant;
import java.util.List;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Transcript;

/// Transcripts for tests.
final class Transcripts {
  static final Transcript EMPTY =
      new Transcript(
          "aws",
          new Endpoint("aws", "123456789012/eu-west-1", 0),
          Instant.EPOCH,
          Instant.EPOCH,
          List.of());

  private Transcripts() {}
}
