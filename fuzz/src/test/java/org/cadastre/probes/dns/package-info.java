/// Fuzz targets in the package of the parsers they feed.
@NullMarked
package org.cadastre.probes.dns;

import org.jspecify.annotations.NullMarked;
