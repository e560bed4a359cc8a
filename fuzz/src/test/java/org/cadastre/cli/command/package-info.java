/// Fuzz targets in the package of the parsers they feed.
@NullMarked
package org.cadastre.cli.command;

import org.jspecify.annotations.NullMarked;
