/// Fills homes and times commands. Nothing of the product depends on it.
@NullMarked
package org.cadastre.bench;

import org.jspecify.annotations.NullMarked;
