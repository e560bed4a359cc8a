/// Which claim wins, why the others lost, and how far sources were found to be right.
@NullMarked
package org.cadastre.reconciler.reconcile;

import org.jspecify.annotations.NullMarked;
