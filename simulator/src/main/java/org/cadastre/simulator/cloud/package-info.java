/// Simulated cloud accounts on loopback, which the probes ask over HTTP as they ask the real ones.
@NullMarked
package org.cadastre.simulator.cloud;

import org.jspecify.annotations.NullMarked;
