package org.cadastre.core.rules;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// When an item that stopped answering is missing, and when it is out of use.
///
/// @param ciClass applies to this class and its subclasses
/// @param missingAfter at least so long without contact
/// @param missingAfterFailures and at least so many scans that tried in vain
/// @param retiredAfter so long without contact, or null for never
public record Retirement(
    String ciClass,
    Duration missingAfter,
    int missingAfterFailures,
    @Nullable Duration retiredAfter) {}
