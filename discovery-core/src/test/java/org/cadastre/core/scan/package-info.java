@NullMarked
package org.cadastre.core.scan;

import org.jspecify.annotations.NullMarked;
