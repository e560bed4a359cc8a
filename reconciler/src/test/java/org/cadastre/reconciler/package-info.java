@NullMarked
package org.cadastre.reconciler;

import org.jspecify.annotations.NullMarked;
