package org.cadastre.probes.snmp;

import org.jspecify.annotations.Nullable;

/// What is said of the device by one attribute.
///
/// @param exchange where in the transcript, from 0
/// @param knowledge the entry that gave it its meaning, or null when none was needed
record Statement(String text, int exchange, @Nullable String knowledge) {}
