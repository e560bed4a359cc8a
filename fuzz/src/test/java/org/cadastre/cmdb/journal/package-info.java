/// Fuzz targets in the package of the parsers they feed.
@NullMarked
package org.cadastre.cmdb.journal;

import org.jspecify.annotations.NullMarked;
