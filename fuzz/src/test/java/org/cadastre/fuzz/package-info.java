/// What lets a fuzzer loose on the parsers of bytes from outside. Each target stands in the package
/// of the parser it feeds.
@NullMarked
package org.cadastre.fuzz;

import org.jspecify.annotations.NullMarked;
