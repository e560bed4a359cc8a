package org.cadastre.core.schedule;

import java.time.Instant;

/// One time at which a schedule runs.
///
/// @param due as the schedule says; with its name, what tells one run from another
/// @param start `due` and this slot's share of the jitter
public record Slot(Instant due, Instant start) {}
