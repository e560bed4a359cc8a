/// Which configuration item a subject is: known, new, or ambiguous.
@NullMarked
package org.cadastre.reconciler.identify;

import org.jspecify.annotations.NullMarked;
