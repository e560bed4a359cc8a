/// Ids that are no ids.
@NullMarked
package org.cadastre.probes.azure.arm;

import org.jspecify.annotations.NullMarked;
