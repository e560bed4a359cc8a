/// Fuzz targets in the package of the parsers they feed.
@NullMarked
package org.cadastre.settings;

import org.jspecify.annotations.NullMarked;
