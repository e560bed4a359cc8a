/// Fuzz targets in the package of the parsers they feed.
@NullMarked
package org.cadastre.cli.output;

import org.jspecify.annotations.NullMarked;
