package org.cadastre.core.evidence;

import java.time.Instant;

/// What is known of a transcript without its words.
///
/// @param hash of the whole transcript
/// @param exchanges how many it holds
public record TranscriptHead(
    String hash, String probe, Endpoint endpoint, Instant started, Instant ended, int exchanges) {
  public static TranscriptHead of(Transcript transcript) {
    return new TranscriptHead(
        transcript.hash(),
        transcript.probe(),
        transcript.endpoint(),
        transcript.started(),
        transcript.ended(),
        transcript.exchanges().size());
  }
}
