@NullMarked
package org.cadastre.core.ci;

import org.jspecify.annotations.NullMarked;
