/// The scanner: who is asked, how many at once, for how long, and what became of each.
@NullMarked
package org.cadastre.core.scan;

import org.jspecify.annotations.NullMarked;
