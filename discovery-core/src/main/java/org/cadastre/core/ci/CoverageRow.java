package org.cadastre.core.ci;

import org.cadastre.core.evidence.Outcome;
import org.jspecify.annotations.Nullable;

/// What a run saw, or could not see, of one facet of one endpoint.
///
/// @param scope an endpoint (`ssh:10.0.0.1:22`), or a range (`snmp 10.0.0.0/24`) for what stayed
///   silent
/// @param facet `contact` for the conversation as a whole
/// @param reason what an operator can act on; empty when complete
/// @param ci whose facet it is, or null when nobody was identified
/// @param transcript its hash, or null when there was no conversation
public record CoverageRow(
    String run,
    String source,
    String scope,
    String facet,
    Outcome outcome,
    String reason,
    @Nullable CiId ci,
    @Nullable String transcript) {}
