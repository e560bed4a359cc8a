package org.cadastre.reconciler.reconcile;

import java.time.Instant;
import org.cadastre.core.ci.Claim;

/// The end of an attribute that nobody claims any more.
///
/// @param last the last claim that ended
/// @param at when its source was first seen not to make it any more
public record Gone(Claim last, Instant at) {}
