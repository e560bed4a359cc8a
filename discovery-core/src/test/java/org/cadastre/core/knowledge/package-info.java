@NullMarked
package org.cadastre.core.knowledge;

import org.jspecify.annotations.NullMarked;
