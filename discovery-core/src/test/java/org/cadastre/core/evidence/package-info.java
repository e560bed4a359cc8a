@NullMarked
package org.cadastre.core.evidence;

import org.jspecify.annotations.NullMarked;
