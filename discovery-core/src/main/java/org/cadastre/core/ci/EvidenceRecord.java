package org.cadastre.core.ci;

import java.time.Instant;
import org.cadastre.core.evidence.Endpoint;

/// Where a transcript is kept.
///
/// @param hash the transcript's
/// @param observedAt when the conversation ended
/// @param recordedAt when it was archived
/// @param location as the archive named it
public record EvidenceRecord(
    String hash,
    String run,
    String source,
    Endpoint endpoint,
    Instant observedAt,
    Instant recordedAt,
    long location) {}
