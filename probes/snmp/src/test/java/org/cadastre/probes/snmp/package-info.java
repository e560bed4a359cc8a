/// Tests of SNMP sessions against hostile and real agents, and of reading what they said.
@NullMarked
package org.cadastre.probes.snmp;

import org.jspecify.annotations.NullMarked;
