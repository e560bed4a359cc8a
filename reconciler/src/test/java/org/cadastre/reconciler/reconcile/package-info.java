@NullMarked
package org.cadastre.reconciler.reconcile;

import org.jspecify.annotations.NullMarked;
