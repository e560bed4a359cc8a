/// Matches what a device said against knowledge-as-data. Pure: no I/O, no network, no clock.
@NullMarked
package org.cadastre.core.knowledge;

import org.jspecify.annotations.NullMarked;
