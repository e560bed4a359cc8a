/// What a protocol must bring to be scanned with: a probe, a connector, and their manners.
@NullMarked
package org.cadastre.core.probe;

import org.jspecify.annotations.NullMarked;
