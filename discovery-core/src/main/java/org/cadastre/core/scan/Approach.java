package org.cadastre.core.scan;

import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.probe.Access;

/// An endpoint to be asked, and with what.
public record Approach(Endpoint endpoint, Access access) {}
