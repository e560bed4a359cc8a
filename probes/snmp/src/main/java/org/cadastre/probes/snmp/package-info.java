/// Questions SNMP agents (v1, v2c, v3) and reads what they said. What an answer means for a
/// vendor's device is data in `config/knowledge/snmp`, never code here.
@NullMarked
package org.cadastre.probes.snmp;

import org.jspecify.annotations.NullMarked;
