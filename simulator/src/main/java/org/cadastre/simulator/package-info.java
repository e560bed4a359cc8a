/// Devices that are not there: SNMP agents and SSH servers on loopback that play back what a
/// transcript or a device sheet says, for the demo and for tests. No discovery logic lives here.
@NullMarked
package org.cadastre.simulator;

import org.jspecify.annotations.NullMarked;
