package org.cadastre.core.scan;

import org.cadastre.core.probe.Connector;
import org.cadastre.core.probe.Probe;

/// A probe with the connector that opens its sessions.
public record Protocol(Probe probe, Connector connector) {}
