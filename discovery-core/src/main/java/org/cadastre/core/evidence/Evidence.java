package org.cadastre.core.evidence;

import org.jspecify.annotations.Nullable;

/// A citation: which exchange of which transcript proves something.
///
/// @param transcript the transcript's hash
/// @param exchange from 0
/// @param knowledge the knowledge entry that gave the answer its meaning, or null when none was
///   needed
public record Evidence(String transcript, int exchange, @Nullable String knowledge) {}
