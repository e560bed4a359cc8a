/// Which claim wins, and what a reading changes in what a source claims.
@NullMarked
package org.cadastre.reconciler.reconcile;

import org.jspecify.annotations.NullMarked;
