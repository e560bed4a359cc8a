/// Fuzz targets in the package of the parsers they feed.
@NullMarked
package org.cadastre.cmdb.audit;

import org.jspecify.annotations.NullMarked;
