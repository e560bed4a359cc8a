/// Fuzz targets in the package of the parsers they feed.
@NullMarked
package org.cadastre.runtime.custody;

import org.jspecify.annotations.NullMarked;
